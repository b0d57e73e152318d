import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { currentNotice } from "../notice.ts";
import { FlashPlace, type Flash } from "./flash.tsx";
import { DoorMark } from "./icon.tsx";
import { MainNav, type Place } from "./main-nav.tsx";

/** What the frame of a page needs, beside what the page itself shows. `here` marks the place in the navigation. */
export type Frame = Readonly<{
  flash?: Flash | undefined;
  counts?: Readonly<Partial<Record<Place, number>>> | undefined;
}>;

type LayoutProps = { title: string; here?: Place | undefined; frame: Frame; children?: Child };

// The page's policy allows no inline styles and no eval; htmx must not keep pages of one account in the browser.
const HTMX = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  historyCacheSize: 0,
  selfRequestsOnly: true,
  scrollIntoViewOnBoost: false,
});

const SHEETS = ["look", "parts", "notes", "forms", "pages", "studio", "assist", "player", "figures", "narrow"];

/** A page for somebody who is signed in. */
export function Layout({ title, here, frame, children }: LayoutProps) {
  return (
    <Document title={title}>
      <div class="shell">
        <header class="side">
          <a class="brand" href="/">
            <DoorMark />
            Door Opener
          </a>
          <MainNav here={here} counts={frame.counts} />
        </header>
        <main id="main" tabindex={-1}>
          <FlashPlace flash={frame.flash} />
          {children}
        </main>
      </div>
    </Document>
  );
}

/** A page for somebody who is not, or not known to be, signed in: no navigation, one sheet. */
export function BareLayout({ title, children }: { title: string; children?: Child }) {
  return (
    <Document title={title}>
      <main id="main" class="alone" tabindex={-1}>
        <p class="brand">
          <DoorMark />
          Door Opener
        </p>
        <div class="sheet">{children}</div>
      </main>
    </Document>
  );
}

function Document({ title, children }: { title: string; children?: Child }) {
  return (
    <>
      {raw("<!doctype html>")}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>{`${title} · Door Opener`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="color-scheme" content="light dark" />
          <meta name="referrer" content="no-referrer" />
          <meta name="htmx-config" content={HTMX} />
          <link rel="icon" href="/assets/door.svg" type="image/svg+xml" />
          {SHEETS.map((sheet) => (
            <link key={sheet} rel="stylesheet" href={`/assets/${sheet}.css`} />
          ))}
          <script src="/assets/htmx.js" defer></script>
          <script src="/assets/door.js" defer></script>
        </head>
        <body>
          <a class="skip" href="#main">
            Skip to the page
          </a>
          <Notice text={currentNotice()} />
          {children}
        </body>
      </html>
    </>
  );
}

function Notice({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <aside class="notice" aria-label="About this installation">
      {text}
    </aside>
  );
}
