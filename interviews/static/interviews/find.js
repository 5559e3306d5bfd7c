/**
 * <relais-find>: looks for words in the transcripts of the page, marks them, and steps
 * from one to the next. Without this module the form asks the search of the site.
 */

const calm = matchMedia("(prefers-reduced-motion: reduce)");

const WRITTEN = { œ: "oe", æ: "ae", "’": "'", "ʼ": "'" };

/** A sign without accent or case; nothing for accents and marks that nobody sees. */
function plain(sign) {
  const letters = sign.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
  return (WRITTEN[letters] ?? letters).replace(/\s/, " ");
}

/**
 * A text as words are compared: without accents, case or ligatures, its blanks and lines
 * broken by one space. Each unit of `folded` comes from `text` between its `starts` and
 * its `ends`, in units of UTF-16.
 */
function fold(text) {
  let folded = "";
  const starts = [];
  const ends = [];
  let at = 0;
  for (const sign of text) {
    const letters = plain(sign);
    const next = at + sign.length;
    if (!letters || (letters === " " && folded.endsWith(" "))) {
      if (ends.length) ends[ends.length - 1] = next;
    } else {
      folded += letters;
      for (let i = 0; i < letters.length; i++) {
        starts.push(at);
        ends.push(next);
      }
    }
    at = next;
  }
  return { folded, starts, ends };
}

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
    const words = fold(typed).folded.trim();
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
      const { data } = text;
      const { folded, starts, ends } = fold(data);
      const parts = [];
      let done = 0;
      let i = folded.indexOf(words);
      while (i >= 0) {
        const end = ends[i + words.length - 1];
        // A sign that stands for several letters is marked once.
        if (starts[i] >= done) {
          const mark = document.createElement("mark");
          mark.textContent = data.slice(starts[i], end);
          parts.push(data.slice(done, starts[i]), mark);
          this.#marks.push(mark);
          done = end;
        }
        i = folded.indexOf(words, i + words.length);
      }
      if (parts.length) text.replaceWith(...parts, data.slice(done));
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
