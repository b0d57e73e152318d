// What a screen reader would stumble over, asked of the page itself.
import type { Page } from "playwright-core";

/** Controls without a name, ids that are there twice, and descriptions that lead nowhere. */
export async function namelessControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>(
      "button, a[href], input:not([type=hidden]), select, textarea, summary",
    )) {
      const labels = "labels" in control ? [...((control as HTMLInputElement).labels ?? [])] : [];
      const name = [
        control.getAttribute("aria-label"),
        control.textContent,
        ...labels.map((label) => label.textContent),
      ];
      const isField = /^(?:INPUT|SELECT|TEXTAREA)$/u.test(control.tagName);
      if (isField ? labels.length === 0 && !name[0] : !name.some((part) => part?.trim()))
        faults.push(`no name: ${control.outerHTML}`);
    }
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    faults.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`));
    for (const element of document.querySelectorAll("[aria-describedby], [aria-labelledby], label[for], output[for]"))
      for (const attribute of ["aria-describedby", "aria-labelledby", "for"])
        for (const id of (element.getAttribute(attribute) ?? "").split(/\s+/u).filter(Boolean))
          if (!document.getElementById(id)) faults.push(`leads nowhere: ${id}`);
    return faults;
  });
}
