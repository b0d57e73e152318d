// Tags and text of a page in one pass over htmlparser2's tokenizer. Its parser keeps a stack and shifts it for
// every element, which is quadratic on a page that never closes anything; a scan needs no stack.
import { Tokenizer } from "htmlparser2";

/** Lower-cased names, entities decoded, the first of two equal attributes: as a browser reads them. */
export type Attributes = ReadonlyMap<string, string>;

export type TagHandler = {
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  /** Never inside a comment. Script, style, title and the like arrive as the one text they are. */
  text: (data: string) => void;
};

// More attributes than any real tag has; a tag with more is an attack and the rest are dropped.
const MAX_ATTRIBUTES = 100;
const MAX_VALUE = 20_000;

/**
 * Reads `html` once. What no browser shows or obeys (comments, the inside of `<template>`, and `<noscript>`, which a
 * browser that runs scripts takes for text) is left out. Linear in the length of `html`; never throws.
 */
export function scanTags(html: string, handler: TagHandler): void {
  let tag = "";
  let attributes = new Map<string, string>();
  let attribute = "";
  let value = "";
  // The elements that are inert or foreign, counted and not stacked: their own kind closes them.
  let templates = 0;
  let noscript = false;
  let foreign = 0;
  const hidden = () => templates > 0 || noscript;

  const opened = (selfClosing: boolean): void => {
    const name = tag;
    tag = "";
    if (name === "") return;
    const closesItself = selfClosing && (foreign > 0 || name === "svg" || name === "math");
    if ((name === "svg" || name === "math") && !closesItself) foreign += 1;
    if (name === "template" && !noscript) templates += 1;
    else if (name === "noscript" && templates === 0) noscript = true;
    else if (!hidden()) handler.open(name, attributes);
  };

  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname: (start, end) => {
        tag = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata: (start, end) => {
        if (value.length < MAX_VALUE) value += html.slice(start, Math.min(end, start + MAX_VALUE));
      },
      onattribentity: (codePoint) => {
        if (value.length < MAX_VALUE) value += String.fromCodePoint(codePoint);
      },
      onattribend: () => {
        if (attributes.size < MAX_ATTRIBUTES && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: () => opened(false),
      onselfclosingtag: () => opened(true),
      onclosetag: (start, end) => {
        const name = html.slice(start, end).toLowerCase();
        if ((name === "svg" || name === "math") && foreign > 0) foreign -= 1;
        if (name === "noscript" && noscript) noscript = false;
        else if (name === "template" && templates > 0) templates -= 1;
        else if (!hidden()) handler.close(name);
      },
      ontext: (start, end) => {
        if (!hidden()) handler.text(html.slice(start, end));
      },
      ontextentity: (codePoint) => {
        if (!hidden()) handler.text(String.fromCodePoint(codePoint));
      },
      isInForeignContext: () => foreign > 0,
      oncdata: () => undefined,
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
