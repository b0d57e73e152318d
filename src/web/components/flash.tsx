import { Icon } from "./icon.tsx";

/** What just happened, said once. `look` asks for attention; it is never a reproach. */
export type Flash = Readonly<{
  kind: "done" | "look";
  text: string;
  link?: { href: string; text: string } | undefined;
  /** What takes it back, as a button: an address of ours that is posted to. */
  undo?: { action: string; text: string } | undefined;
}>;

/** Always on the page, so that a part swapped in by htmx can bring its message along (`hx-select-oob="#flash"`). */
export function FlashPlace({ flash }: { flash?: Flash | undefined }) {
  return (
    <div id="flash" role="status">
      {flash === undefined ? null : (
        <div class={`flash ${flash.kind}`}>
          <Icon name={flash.kind === "done" ? "pass" : "look"} />
          <span>
            {flash.text} {flash.link === undefined ? null : <a href={flash.link.href}>{flash.link.text}</a>}
          </span>
          {flash.undo === undefined ? null : (
            <form method="post" action={flash.undo.action}>
              <button class="btn">{flash.undo.text}</button>
            </form>
          )}
          <button class="btn quiet" type="button" data-dismiss hidden aria-label="Hide this message">
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
