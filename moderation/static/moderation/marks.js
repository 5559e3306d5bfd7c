/**
 * The marks of a previewed page: what of it can be edited, and where in the form.
 *
 * Each mark has a button that shows its name, over the page: beside the pointer's place,
 * or, one after the other, by the keyboard. The page itself has no script for it, and
 * its layout stays as readers will see it.
 */

import { closestTo } from "./contentpath.js";

const MARK = "[data-edits]";
// What does something by itself when it is clicked.
const CONTROLS = "button, summary, input, select, textarea, label, video, audio";
const MOVES = {
  ArrowDown: (at) => at + 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

// A place of less than so many pixels is nothing to point at.
const SMALLEST = 10;

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** A block is named in two steps, by its field and its id: that is what holds fields. */
function isBlock(element) {
  return element.dataset.edits.split(".").filter(Boolean).length % 2 === 0;
}

/** Styles a page at once, as a policy that allows no inline style lets a script do. */
function adopt(page, style) {
  const sheet = new page.defaultView.CSSStyleSheet();
  sheet.replaceSync(style);
  page.adoptedStyleSheets.push(sheet);
}

/** Whether there is nothing to see of it: neither itself, nor places in it. */
function isEmpty(element) {
  const { width, height } = element.getBoundingClientRect();
  return Math.min(width, height) < SMALLEST && !element.querySelector(MARK);
}

/** The path of a mark; one that begins with a dot goes on from the block around it. */
function fullPath(element) {
  const path = element.dataset.edits;
  if (!path.startsWith(".")) return path;
  let outer = element.parentElement.closest(MARK);
  while (outer && !isBlock(outer)) outer = outer.parentElement.closest(MARK);
  const start = outer && fullPath(outer);
  return start ? start + path : "";
}

export class Marks {
  #document;
  #toolbar;
  #places = new Map();
  #elements = new Map();
  #choose;
  #hovered = null;
  #current = null;

  /**
   * `style` is the text of a stylesheet; `labelOf(path)` is the name of the field, or
   * empty when the form has none; `choose(path)` is called for the one that is clicked;
   * `top` is how far the page was scrolled before it was made anew.
   */
  constructor(page, { style, title, labelOf, choose, top = 0 }) {
    this.#document = page;
    this.top = top;
    this.#choose = choose;
    this.#toolbar = page.createElement("div");
    this.#toolbar.className = "edit-marks";
    this.#toolbar.setAttribute("role", "toolbar");
    this.#toolbar.setAttribute("aria-label", title);
    adopt(page, style);
    const marks = [...page.querySelectorAll(MARK)];
    const empty = new Set(marks.filter(isEmpty));
    for (const element of marks) {
      const path = fullPath(element);
      const label = path && labelOf(path);
      if (!label) continue;
      this.#add(element, path, label);
      if (empty.has(element)) element.dataset.editEmpty = label;
    }
    if (!this.#places.size) return;
    this.#toolbar.firstElementChild.tabIndex = 0;
    page.body.prepend(this.#toolbar);
    // Wagtail has scrolled a page that had no room for what is empty.
    if (top) page.defaultView.scrollTo({ top, behavior: "instant" });
    this.#listen();
  }

  /** Marks the place of a field, or of what is around it. Returns the path it has. */
  markCurrent(path, { scroll }) {
    const element = closestTo(path, this.#elements);
    this.#set("current", element);
    if (element && scroll) this.#show(element);
    return this.#places.get(element)?.path ?? "";
  }

  /** The path of the mark around an element of the page; empty when there is none. */
  pathAround(element) {
    return this.#places.get(this.#markAround(element))?.path ?? "";
  }

  #add(element, path, label) {
    this.#places.set(element, { path, button: this.#button(label) });
    // A table of contents may name what stands, further down, in its own block.
    const first = this.#elements.get(path);
    const isInBlock = (mark) => mark.dataset.edits.startsWith(".");
    if (!first || (isInBlock(element) && !isInBlock(first))) {
      this.#elements.set(path, element);
    }
  }

  #button(label) {
    const button = this.#document.createElement("button");
    button.type = "button";
    button.className = "edit-marks__button";
    button.tabIndex = -1;
    button.textContent = label;
    this.#toolbar.append(button);
    return button;
  }

  #listen() {
    const page = this.#document;
    page.addEventListener("scroll", () => {
      this.top = page.defaultView.scrollY;
    });
    page.addEventListener("pointerover", ({ target }) => this.#hover(target));
    page.addEventListener("pointerleave", () => this.#hover(null));
    page.addEventListener("click", (event) => this.#click(event), true);
    // A search in the header would leave the page that is being written.
    page.addEventListener("submit", (event) => event.preventDefault(), true);
    this.#toolbar.addEventListener("focusin", ({ target }) => {
      const element = this.#elementOf(target);
      for (const one of this.#toolbar.children) one.tabIndex = -1;
      target.tabIndex = 0;
      this.#show(element);
      this.#set("hovered", element);
    });
    this.#toolbar.addEventListener("focusout", () => this.#set("hovered", null));
    this.#toolbar.addEventListener("keydown", (event) => this.#move(event));
    new page.defaultView.ResizeObserver(() => this.#place(this.#hovered)).observe(
      page.body,
    );
  }

  #elementOf(button) {
    for (const [element, place] of this.#places) {
      if (place.button === button) return element;
    }
    return null;
  }

  /** The innermost mark around what the pointer is on. */
  #markAround(target) {
    if (this.#toolbar.contains(target)) return this.#elementOf(target);
    let element = target?.closest?.(MARK);
    while (element && !this.#places.has(element)) {
      element = element.parentElement.closest(MARK);
    }
    return element ?? null;
  }

  #hover(target) {
    if (!this.#toolbar.contains(this.#document.activeElement)) {
      this.#set("hovered", this.#markAround(target));
    }
  }

  #click(event) {
    const element = this.#markAround(event.target);
    const isMarkButton = this.#toolbar.contains(event.target);
    const isSelecting = !this.#document.getSelection().isCollapsed;
    const isControl = event.target.closest(CONTROLS) && !isMarkButton;
    const link = event.target.closest("a[href]");
    if (element && !isControl && !isSelecting) {
      event.preventDefault();
      event.stopPropagation();
      this.#choose(this.#places.get(element).path);
    } else if (link && !link.getAttribute("href").startsWith("#")) {
      event.preventDefault();
    }
  }

  #move(event) {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const buttons = [...this.#toolbar.children];
    const last = buttons.length - 1;
    const at = move(buttons.indexOf(event.target), last);
    buttons[(at + buttons.length) % buttons.length].focus({ preventScroll: true });
  }

  #set(state, element) {
    const old = state === "current" ? this.#current : this.#hovered;
    if (old === element) return;
    old?.removeAttribute(`data-edit-${state}`);
    element?.setAttribute(`data-edit-${state}`, "");
    if (state === "current") {
      this.#current = element;
      return;
    }
    this.#places.get(old)?.button.removeAttribute("data-shown");
    this.#hovered = element;
    this.#places.get(element)?.button.setAttribute("data-shown", "");
    this.#place(element);
  }

  /** Puts the button of a mark on its upper edge, where lines mostly end before. */
  #place(element) {
    if (!element) return;
    const { button } = this.#places.get(element);
    const view = this.#document.defaultView;
    const { left, right, top } = element.getBoundingClientRect();
    const room = this.#document.documentElement.clientWidth - button.offsetWidth;
    const x = Math.max(0, Math.min(Math.max(left, right - button.offsetWidth), room));
    const y = Math.max(0, top + view.scrollY - button.offsetHeight);
    button.style.setProperty("inset", `${y}px auto auto ${x + view.scrollX}px`);
  }

  /** Scrolls the previewed page alone: scrollIntoView() would move the form as well. */
  #show(element) {
    const view = this.#document.defaultView;
    const { top, height } = element.getBoundingClientRect();
    const margin = Math.max((view.innerHeight - height) / 2, view.innerHeight / 8);
    view.scrollTo({
      top: view.scrollY + top - margin,
      behavior: calm.matches ? "instant" : "smooth",
    });
  }
}
