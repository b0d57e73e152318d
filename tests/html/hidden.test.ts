import { describe, expect, test } from "vitest";
import { isHidden } from "../../src/html/hidden.ts";
import { htmlToText } from "../../src/html/text.ts";

const HIDING = [
  "display: none",
  "display:none !important; display:block",
  "display/**/:none",
  "d\\69splay:none",
  "visibility:hidden",
  "visibility:collapse",
  "content-visibility:hidden",
  "opacity:0",
  "opacity: .01",
  "opacity:2%",
  "font-size:0",
  "font-size:1px",
  "font-size:0.01em",
  "font:0/0 a",
  "color:transparent",
  "color:rgba(10,10,10,0)",
  "color:#fff;background:#FFFFFF",
  "color:white;background-color:rgb(255,255,255)",
  "color:#fefefe;background:white",
  "color:hsl(0 0% 100%);background:#fff",
  "-webkit-text-fill-color:transparent;color:black",
  "position:absolute;left:-9999px",
  "position:fixed;top:-200vh;right:-100em",
  "position:absolute;left:9999px",
  "position:absolute;left:-100%",
  "text-indent:-9999px",
  "margin-left:-1000em",
  "transform:translateX(-9999px)",
  "transform:scale(0)",
  "position:absolute;clip:rect(0,0,0,0)",
  "clip-path:inset(50%)",
  "width:1px;height:1px;overflow:hidden",
  "max-height:0;overflow:hidden",
];

const SHOWING = [
  "",
  "color:red",
  "color:#fff",
  "color:#fff;background:#123",
  "color:transparent;background-clip:text;background:linear-gradient(red,blue)",
  "display:none;display:block",
  "opacity:0.5",
  "opacity:1",
  "font-size:80%",
  "font-size:0.9em",
  "font:12px/1.5 serif",
  "margin:0 auto",
  "margin-left:-100%",
  "position:relative;left:-10px",
  "position:absolute;top:0;left:0;width:100%;height:100%",
  "transform:translate(-50%,-50%)",
  "text-indent:1em",
  "height:0;overflow:hidden;padding-bottom:56.25%",
  "overflow:hidden;width:100px",
  "left:-9999px",
];

describe("an element", () => {
  test.each(HIDING)("is hidden by %j", (style) => {
    expect(isHidden({ style })).toBe(true);
    expect(htmlToText(`<p>seen <span style='${style}'>not seen</span></p>`)).toBe("seen");
  });

  test.each(SHOWING)("is shown with %j", (style) => {
    expect(isHidden({ style })).toBe(false);
  });

  test("is shown where a search of the page may find it", () => {
    expect(isHidden({ hidden: "" })).toBe(true);
    expect(isHidden({ hidden: "until-found" })).toBe(false);
  });
});
