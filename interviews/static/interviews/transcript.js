/**
 * <relais-transcript>: its lines lead to their second, and the one that is spoken is
 * marked. Without this module the times are links to their own lines.
 */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const COPIED = 2000; // milliseconds that a confirmation stays

class RelaisTranscript extends HTMLElement {
  #panel;
  #lines = null;
  #starts;
  #current = null;
  #isBeingRead = false;
  #copied;

  connectedCallback() {
    this.#panel = this.querySelector(".transcript__panel");
    const segment = this.closest(".segment");
    segment.addEventListener("relais:time", (event) => this.#follow(event.detail));
    this.addEventListener("click", (event) => this.#click(event));
    // Nothing scrolls under the fingers or the eyes of somebody who reads.
    const being = { pointerenter: true, pointerleave: false, focusin: true, focusout: false };
    for (const [type, read] of Object.entries(being)) {
      this.#panel.addEventListener(type, () => { this.#isBeingRead = read; });
    }
  }

  // A page has hundreds of lines: they are gathered when one of them is needed.
  get lines() {
    if (this.#lines === null) {
      this.#lines = [...this.querySelectorAll(".transcript__line")];
      this.#starts = this.#lines.map((line) => Number(line.dataset.t));
    }
    return this.#lines;
  }

  /** The line that is spoken at a time of the segment. */
  at(t) {
    const { lines } = this;
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= t + 0.05) low = middle + 1;
      else high = middle;
    }
    return lines[low - 1] ?? null;
  }

  #follow(t) {
    const line = this.at(t);
    if (line !== null && line !== this.#current) {
      this.mark(line);
      if (!this.#isBeingRead) this.show(line);
    }
  }

  mark(line) {
    this.#current?.removeAttribute("aria-current");
    this.#current = line;
    line.setAttribute("aria-current", "true");
    const copy = this.querySelector("[data-copy]");
    copy.hidden = !navigator.clipboard;
    copy.querySelector("[data-at]").textContent = this.#label(line);
  }

  #label(line) {
    return line.querySelector(".transcript__time").lastChild.textContent;
  }

  show(line, behavior = calm.matches ? "instant" : "smooth") {
    const top = line.offsetTop - this.#panel.clientHeight / 3;
    this.#panel.scrollTo({ top, behavior });
  }

  #click(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (event.target.closest("[data-copy]")) this.#copy();
    const link = event.target.closest(".transcript__time");
    if (!link) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    const line = link.closest(".transcript__line");
    this.mark(line);
    const facade = this.closest(".segment").querySelector("relais-facade");
    const t = Number(line.dataset.t);
    if (facade?.isAllowed) {
      facade.play(t);
    } else if (facade) {
      facade.arm(t);
      facade.focusButton();
    }
  }

  async #copy() {
    const { hash } = this.#current.querySelector(".transcript__time");
    const status = this.querySelector("[role=status]");
    clearTimeout(this.#copied);
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(location.origin + location.pathname + hash);
      status.textContent = status.dataset.done;
      this.#copied = setTimeout(() => { status.textContent = ""; }, COPIED);
    } catch {
      history.replaceState(null, "", hash);
      status.textContent = status.dataset.refused;
    }
  }
}

customElements.define("relais-transcript", RelaisTranscript);
