/**
 * The preview and the form of the editor lead to one another: a click in the preview
 * opens and focuses the field, a field that has the focus shows its place in the preview.
 *
 * Wagtail makes the previewed page anew, in another frame, at every change: nothing is
 * kept of a page but what its own marks say.
 */

import { leadToFields } from "./checks.js";
import { closestTo, fieldsOf, labelOf, pathOf } from "./contentpath.js";
import { Marks } from "./marks.js";
import { reveal } from "./reveal.js";

const script = document.querySelector("script[data-visual-editing]");
const form = document.querySelector("[data-edit-form]");

function previewedPage() {
  return document.getElementById("w-preview-iframe")?.contentDocument;
}

class VisualEditing {
  #marks = null;
  // The form as it was when the page was made.
  #fields = new Map();
  // The path of the field that has the focus, and of what stands for it in the preview.
  #path = "";
  #shown = "";
  // What a click in the preview has asked for: its focus leaves the preview in place.
  #chosen = "";
  #style = "";
  #status = document.createElement("p");

  constructor() {
    this.#status.className = "w-sr-only";
    this.#status.setAttribute("role", "status");
    document.body.append(this.#status);
    document.addEventListener("w-preview:loaded", () => this.#read());
    form.addEventListener("focusin", ({ target }) => this.#follow(pathOf(target)));
    leadToFields({
      text: script.dataset.open,
      pageOf: previewedPage,
      pathOf: (element) => this.#marks?.pathAround(element) ?? "",
      labelOf: (path) => this.#labelAt(path),
      open: (path) => this.#open(path),
    });
    this.#start();
  }

  async #start() {
    const answer = await fetch(script.dataset.style);
    this.#style = await answer.text();
    this.#read();
  }

  #read() {
    const page = previewedPage();
    // Read already, or too early.
    if (page?.querySelector(".edit-marks") || !this.#style) return;
    const top = this.#marks?.top;
    this.#marks = null;
    this.#fields = fieldsOf(form);
    if (!page?.querySelector("[data-edits]")) return;
    this.#marks = new Marks(page, {
      style: this.#style,
      title: script.dataset.title,
      labelOf: (path) => this.#labelAt(path),
      choose: (path) => this.#open(path),
      top,
    });
    // What was moved has another path since; what is new has a place only now.
    const path = form.contains(document.activeElement)
      ? pathOf(document.activeElement)
      : this.#path;
    const before = path === this.#path ? this.#shown.length : Infinity;
    this.#path = path;
    this.#mark({ scroll: false });
    if (this.#shown.length > before) this.#mark({ scroll: true });
  }

  /** The name of the field at a path; empty when the form has none. */
  #labelAt(path) {
    const field = closestTo(path, this.#fields);
    return field ? labelOf(field) : "";
  }

  #follow(path) {
    if (!path || (this.#chosen && path.startsWith(this.#chosen))) return;
    this.#chosen = "";
    this.#path = path;
    this.#mark({ scroll: true });
  }

  #mark(options) {
    this.#shown = this.#marks?.markCurrent(this.#path, options) ?? "";
  }

  async #open(path) {
    const field = closestTo(path, fieldsOf(form));
    if (!field) return;
    this.#chosen = this.#path = path;
    this.#mark({ scroll: false });
    await reveal(field);
    if (this.#chosen === path) this.#chosen = "";
    this.#status.textContent = script.dataset.opened.replace("{}", labelOf(field));
  }
}

if (form) new VisualEditing();
