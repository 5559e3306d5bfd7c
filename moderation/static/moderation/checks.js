/**
 * The rows of the editor's panel of checks lead to fields: to that of a finding of ours,
 * or to the one that makes the place of the page that a check of Wagtail's is about.
 */

const ROW = "[data-content-checker-row]";
const TEXT = "[data-content-checker-selector-text]";

function find(page, selector) {
  try {
    return page?.querySelector(selector) ?? null;
  } catch {
    return null; // what lies in a shadow has no selector of its own
  }
}

/**
 * `pageOf()` is the previewed document, `pathOf(element)` and `labelOf(path)` know the
 * form, `open(path)` leads there. `text` has a place for the name of the field: {}.
 */
export function leadToFields({ text, pageOf, pathOf, labelOf, open }) {
  const panel = document.querySelector("[data-checks-panel]");
  if (!panel) return;
  new MutationObserver(() => {
    for (const row of panel.querySelectorAll(`${ROW}:not([data-leads-to])`)) {
      const place = row.querySelector(TEXT);
      const element = find(pageOf(), place.textContent);
      const path = element?.dataset.leadsTo ?? (element && pathOf(element)) ?? "";
      row.dataset.leadsTo = path;
      if (element?.matches("[data-finding]")) {
        row.querySelector("[data-content-checker-help]").textContent =
          element.textContent;
      }
      const label = path && labelOf(path);
      if (!label) continue;
      const button = place.parentElement;
      place.textContent = text.replace("{}", label);
      button.removeAttribute("aria-label");
      button.querySelector("svg")?.remove(); // says that a tab opens
      button.dataset.opens = path;
    }
  }).observe(panel, { childList: true });
  panel.addEventListener(
    "click",
    (event) => {
      const path = event.target.closest("[data-opens]")?.dataset.opens;
      if (!path) return;
      event.preventDefault();
      event.stopPropagation();
      open(path);
    },
    true,
  );
}
