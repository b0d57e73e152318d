// The pages of an import in each of their states.
import type { HtmlEscapedString } from "hono/utils/html";
import { ChooseFilePage, PreviewPage } from "../../src/web/imports/pages.tsx";
import { ResultPage, type ResultProps } from "../../src/web/imports/result.tsx";
import { ago, view } from "./invented.ts";

const skipped = [
  { line: 4, name: "", reason: "There is neither a name nor an address of theirs on this line.", personId: null },
  {
    line: 17,
    name: "The <b>Slipway</b>",
    reason: "slipway.example answered 404: that page is not there. They are on your watchlist without a feed.",
    personId: "p9",
  },
];
const importDone: ResultProps = {
  frame: {},
  id: "i1",
  fileName: "subscriptions.opml",
  undone: false,
  lines: 231,
  left: 0,
  added: 214,
  updated: 3,
  standing: 12,
  unread: 0,
  troubles: [
    {
      personId: "p3",
      name: "Jo Marchetti-Lindqvist",
      url: "https://jo.example/feed",
      error: "jo.example answered 410.",
    },
  ],
  kept: [],
  notes: ["The file breaks off in the middle; what came before was read."],
  skipped,
  skippedCount: 7,
};

export const importPages: Record<string, () => HtmlEscapedString | Promise<HtmlEscapedString>> = {
  "import-empty": () => <ChooseFilePage frame={{}} view={view} earlier={[]} />,
  "import-error": () => (
    <ChooseFilePage
      frame={{}}
      view={view}
      earlier={[
        { id: "i1", fileName: "subscriptions.opml", at: ago(86_400_000), added: 214, undone: false },
        { id: "i2", fileName: "", at: ago(400_000_000), added: 0, undone: true },
      ]}
      form={{
        values: {},
        errors: [
          { path: "file", message: "This file is a feed itself. To follow it, paste its address on the watchlist." },
        ],
      }}
    />
  ),
  "import-preview": () => (
    <PreviewPage
      frame={{}}
      id="i1"
      fileName="subscriptions.opml"
      people={214}
      names={["Wren Okafor", "Tilde Aubrun", "Jo Marchetti-Lindqvist", "a-very-long-name-without-any-blank.example"]}
      tags={["ferries", "harbours", "open data"]}
      sites={31}
      notes={importDone.notes}
      skipped={skipped}
      skippedCount={2}
    />
  ),
  "import-preview-empty": () => (
    <PreviewPage
      frame={{}}
      id="i1"
      fileName=""
      people={0}
      names={[]}
      tags={[]}
      sites={0}
      notes={[]}
      skipped={skipped.slice(0, 1)}
      skippedCount={1}
    />
  ),
  "import-running": () => <ResultPage {...importDone} left={90} added={124} troubles={[]} notes={[]} skipped={[]} />,
  "import-reading": () => <ResultPage {...importDone} unread={180} />,
  "import-done": () => <ResultPage {...importDone} skipped={skipped} />,
  "import-undone": () => (
    <ResultPage
      {...importDone}
      undone
      added={1}
      kept={[{ line: 2, name: "Wren Okafor", reason: "Kept: something was said between you since.", personId: "p1" }]}
      skipped={[]}
    />
  ),
};
