/**
 * <relais-find>: looks for words in the transcripts of the page, marks them, and steps
 * from one to the next. Without this module the form asks the search of the site.
 */

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Letters without accents or case, one for each character of the text. */
const fold = (text) =>
  [...text].map((sign) => sign.normalize("NFD")[0].toLowerCase()).join("");

class RelaisFind extends HTMLElement {
  #words = "";
  #marks = [];
  #at = -1;

  connectedCallback() {
    const form = this.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#search(form.elements.q.value);
    });
    form.elements.q.addEventListener("input", () => {
      if (!form.elements.q.value) this.#search("");
    });
    this.addEventListener("click", (event) => {
      const step = event.target.closest("[data-step]")?.dataset.step;
      if (step) this.#go(Number(step));
    });
  }

  #search(typed) {
    const words = fold(typed.trim());
    if (words === this.#words && this.#marks.length) {
      this.#go(1);
      return;
    }
    this.#words = words;
    this.#clear();
    if (words) this.#mark(words);
    this.#at = -1;
    this.querySelector("[data-steps]").hidden = !this.#marks.length;
    const output = this.querySelector("output");
    output.value = words && !this.#marks.length ? output.dataset.none : "";
    this.#go(1);
  }

  #clear() {
    for (const mark of this.#marks) {
      const text = mark.parentNode;
      mark.replaceWith(mark.textContent);
      text.normalize();
    }
    this.#marks = [];
  }

  #mark(words) {
    for (const paragraph of document.querySelectorAll(".transcript__line > p")) {
      const text = paragraph.lastChild;
      if (text?.nodeType !== Node.TEXT_NODE) continue;
      const signs = [...text.data];
      const folded = fold(text.data);
      const parts = [];
      let done = 0;
      for (let i = folded.indexOf(words); i >= 0; i = folded.indexOf(words, done)) {
        const mark = document.createElement("mark");
        mark.textContent = signs.slice(i, i + words.length).join("");
        parts.push(signs.slice(done, i).join(""), mark);
        this.#marks.push(mark);
        done = i + words.length;
      }
      if (parts.length) text.replaceWith(...parts, signs.slice(done).join(""));
    }
  }

  #go(step) {
    const count = this.#marks.length;
    if (!count) return;
    this.#marks[this.#at]?.removeAttribute("data-on");
    this.#at = (this.#at + step + count) % count;
    const mark = this.#marks[this.#at];
    mark.dataset.on = "";
    mark.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
    const output = this.querySelector("output");
    const place = mark.closest(".transcript__line").querySelector(".transcript__time");
    output.value = output.dataset.some
      .replace("{number}", this.#at + 1)
      .replace("{count}", count)
      .replace("{place}", place.textContent);
  }
}

customElements.define("relais-find", RelaisFind);
