/**
 * <relais-search data-panel="id">: turns the link to the search page into a button that
 * opens the search field in place. Without this module the link does its own job.
 */
class RelaisSearch extends HTMLElement {
  #button;
  #panel;

  connectedCallback() {
    const link = this.querySelector("a");
    this.#panel = document.getElementById(this.dataset.panel);
    if (!link || !this.#panel) return;

    this.#button = document.createElement("button");
    this.#button.type = "button";
    this.#button.className = link.className;
    this.#button.setAttribute("aria-controls", this.#panel.id);
    this.#button.append(...link.childNodes);
    link.replaceWith(this.#button);

    this.#open(false);
    this.#button.addEventListener("click", () => this.#open(this.#panel.hidden));
    for (const part of [this.#button, this.#panel]) {
      part.addEventListener("keydown", (event) => this.#closeOnEscape(event));
    }
  }

  #open(open) {
    this.#panel.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
    if (open) this.#panel.querySelector("input")?.focus();
  }

  #closeOnEscape(event) {
    if (event.key !== "Escape" || this.#panel.hidden) return;
    // A search field would also spend the key on emptying itself.
    event.preventDefault();
    this.#open(false);
    this.#button.focus();
  }
}

customElements.define("relais-search", RelaisSearch);

// What completes a search is fetched when a field is entered for the first time.
document.addEventListener("focusin", ({ target }) => {
  if (target.closest("relais-suggestions")) import("./suggestions.js");
});
