/* Choosing a passage by a click on it, or by marking words. Without it, there is a list.

   The text is a page of this site in a frame of this site: nothing is added to it but a
   style that shows which passage is chosen. */

const LONGEST_QUOTE = 300;
const SHORTEST_MATCH = 12;
const PARTS = "p, li, blockquote, h1, h2, h3, h4, dt, dd, figcaption, td, th";
const MARKS = `
  [data-review-chosen] { outline: 3px solid #b98d00; outline-offset: 4px; }
  ${PARTS} { cursor: pointer; }
`;

class Review extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector(".review__page");
    this.passage = this.querySelector("[name=passage]");
    this.quote = this.querySelector("[name=quote]");
    this.words = this.querySelector(".review-form__quote");
    this.chosen = this.querySelector(".review-chosen");
    this.querySelector(".review__hint").hidden = false;
    this.frame.addEventListener("load", () => this.open());
    if (this.frame.contentDocument?.readyState === "complete") this.open();
    this.passage.addEventListener("change", () => {
      this.keep("");
      this.show(this.partOf(this.passage.value), true);
    });
    this.words.querySelector("button").addEventListener("click", () => this.keep(""));
    this.chosen.querySelector("a").addEventListener("click", (event) => {
      event.preventDefault();
      this.chosen.hidden = true;
      this.querySelector("[name=text]").focus();
    });
    this.keep(this.quote.value);
  }

  /* The frame is as long as its text, so that the page has one scrollbar. */
  open() {
    const page = this.frame.contentDocument;
    const view = this.frame.contentWindow;
    if (!page || view.location.href === "about:blank" || page.reviewed) return;
    page.reviewed = true;
    const style = new view.CSSStyleSheet();
    style.replaceSync(MARKS);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, style];
    new ResizeObserver(() => this.grow(page)).observe(page.body);
    this.grow(page);
    this.parts = [...page.querySelectorAll(PARTS)];
    page.addEventListener("click", (event) => this.choose(event), true);
    page.addEventListener("selectionchange", () => this.mark(view.getSelection()));
  }

  grow(page) {
    this.frame.style.blockSize = `${page.documentElement.scrollHeight + 4}px`;
  }

  choose(event) {
    const link = event.target.closest("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) {
      // The text stays where it is: what it links to opens beside it.
      event.preventDefault();
      window.open(link.href, "_blank", "noopener,noreferrer");
      return;
    }
    const part = event.target.closest(PARTS);
    const words = this.frame.contentWindow.getSelection();
    if (!part || event.target.closest("a, button, input, video, summary")) return;
    this.take(part);
    if (words.isCollapsed) this.keep("");
  }

  mark(selection) {
    const words = tidy(selection.toString()).slice(0, LONGEST_QUOTE);
    if (!words) return;
    const start = selection.anchorNode;
    const element = start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement;
    const part = element.closest(PARTS);
    if (part) this.take(part);
    this.keep(words);
  }

  take(part) {
    this.passage.value = this.numberOf(part);
    this.show(part, false);
    this.chosen.hidden = false;
    this.tell(tidy(part.textContent));
  }

  keep(words) {
    this.quote.value = words;
    this.words.hidden = !words;
    this.words.querySelector(".review-form__words").textContent = words && `« ${words} »`;
    if (words) this.tell(words);
  }

  tell(words) {
    const short = words.length > 80 ? `${words.slice(0, 80)}…` : words;
    this.chosen.querySelector(".review-chosen__words").textContent = `« ${short} »`;
  }

  show(part, scroll) {
    for (const other of this.parts ?? []) delete other.dataset.reviewChosen;
    if (!part) return;
    part.dataset.reviewChosen = "";
    if (!scroll) return;
    const top = this.frame.getBoundingClientRect().top + part.getBoundingClientRect().top;
    window.scrollBy({ top: top - 120 });
  }

  /* The list tells how each passage begins; a part of the page begins alike. */
  numberOf(part) {
    const text = tidy(part.textContent);
    const options = [...this.passage.options].slice(1);
    const found = options.find((option) => isSame(text, begins(option)));
    return (found ?? this.passage.options[0]).value;
  }

  partOf(number) {
    const option = [...this.passage.options].find((one) => one.value === number);
    if (!option || number === this.passage.options[0].value) return null;
    return this.parts?.find((part) => isSame(tidy(part.textContent), begins(option)));
  }
}

/* Without what typography changes: kinds of space. */
function tidy(text) {
  return text.replace(/\s+/g, " ").trim();
}

function begins(option) {
  return tidy(option.textContent).replace(/^« ?|…? ?»$/g, "").trim();
}

/* A heading may be all of a passage, or a passage the whole of a longer block. */
function isSame(text, beginning) {
  if (text.startsWith(beginning)) return true;
  return text.length >= SHORTEST_MATCH && beginning.startsWith(text);
}

customElements.define("relais-review", Review);
