/** Brings a field of the editor's form into view, however it is hidden, and focuses it. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const PATIENCE = 1000;
// Time for a tab to have come in: a scroll that starts before is lost.
const SETTLING = 250;
// A side panel that leaves less of the window than this covers the form.
const ROOM = 0.2;
const CONTROLS =
  "input, textarea, select, [data-field-input] button:not([data-comment-add])";

function open(element) {
  const control = element.matches("[role=tabpanel]")
    ? `[role=tab][aria-controls="${element.id}"]`
    : `[aria-controls="${element.id}"][aria-expanded=false]`;
  document.querySelector(control)?.click();
}

function openAround(field) {
  const closed = [];
  for (let at = field.parentElement; at; at = at.parentElement) {
    if (at.matches("[hidden]")) closed.unshift(at);
  }
  closed.forEach(open);
}

function openItself(field) {
  if (field.matches("[data-field]")) return;
  const toggle = field.querySelector("[data-panel-toggle]");
  if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
}

/** On a small window the panel lies over the form. */
function makeRoom() {
  const side = document.querySelector("[data-form-side]");
  const left = innerWidth - (side?.getBoundingClientRect().width ?? 0);
  if (left < innerWidth * ROOM) {
    side.querySelector("[data-form-side-close-button]").click();
  }
}

async function appears(element) {
  const deadline = performance.now() + PATIENCE;
  while (!element.checkVisibility() && performance.now() < deadline) {
    await new Promise(requestAnimationFrame);
  }
}

function scrollTo(field) {
  const isTall = field.getBoundingClientRect().height > innerHeight / 2;
  field.scrollIntoView({
    block: isTall ? "start" : "center",
    behavior: calm.matches ? "instant" : "smooth",
  });
}

/** A rich text is edited in what Draftail draws beside its hidden input. */
function isUsable(control) {
  return (control.draftailEditor ? control.parentElement : control).checkVisibility();
}

function controlOf(field) {
  return [...field.querySelectorAll(CONTROLS)].find(isUsable);
}

function focus(field) {
  const control = controlOf(field);
  if (control?.draftailEditor) control.draftailEditor.focus();
  else control?.focus({ preventScroll: true });
}

/** Resolves when the field has its place on the screen, and the focus. */
export async function reveal(field) {
  makeRoom();
  openAround(field);
  openItself(field);
  await appears(field);
  scrollTo(field);
  focus(field);
  await new Promise((resolve) => setTimeout(resolve, SETTLING));
  if (field.contains(document.activeElement)) scrollTo(field);
}
