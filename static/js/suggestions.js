/**
 * <relais-suggestions>: offers what the text of its field may be about to become, as a
 * combobox (ARIA 1.2, list autocomplete). Without this module, without a network or
 * without a choice, the form is sent as it is.
 */

const WAIT = 150; // milliseconds without a key
const SHORTEST = 2;

class RelaisSuggestions extends HTMLElement {
  #input;
  #list;
  #status;
  #timer;
  #request;
  #found = [];
  #current = -1;

  connectedCallback() {
    this.#input = this.querySelector("input");
    this.#list ??= this.#newList();
    this.#status ??= this.#newStatus();
    this.append(this.#list, this.#status);
    this.#dress();
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": this.#list.id,
      "aria-expanded": "false",
    })) {
      this.#input.setAttribute(name, value);
    }
    this.#input.addEventListener("input", () => this.#ask());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("blur", () => this.#close());
    // What was typed while the module was on its way.
    if (this.#input.value !== this.#input.defaultValue) this.#ask();
  }

  disconnectedCallback() {
    this.#forget();
  }

  /** The style sheet comes with the first field of the page that is entered. */
  #dress() {
    const href = this.dataset.css;
    if (document.querySelector(`link[href="${href}"]`)) return;
    const link = document.createElement("link");
    document.head.append(Object.assign(link, { rel: "stylesheet", href }));
  }

  #newList() {
    const list = document.createElement("ul");
    list.id = `${this.#input.id}-suggestions`;
    list.className = "suggestions";
    list.role = "listbox";
    list.setAttribute("aria-labelledby", `${this.#input.id}-label`);
    list.hidden = true;
    // The field keeps the focus while an option is pressed.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) this.#follow([...list.children].indexOf(option));
    });
    return list;
  }

  #newStatus() {
    const status = document.createElement("span");
    status.className = "sr";
    status.role = "status";
    return status;
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  #ask() {
    this.#forget();
    const text = this.#input.value.trim();
    if (text.length < SHORTEST) this.#show([]);
    else this.#timer = setTimeout(() => this.#fetch(text), WAIT);
  }

  async #fetch(text) {
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      const address = `${this.dataset.url}?q=${encodeURIComponent(text)}`;
      const response = await fetch(address, { signal });
      const found = response.ok ? await response.json() : [];
      // Whoever has left the field is not called back.
      if (!signal.aborted && this.#input === document.activeElement) this.#show(found);
    } catch {
      if (!signal.aborted) this.#show([]); // no network: the form still works
    }
  }

  #show(found) {
    this.#found = found;
    this.#list.replaceChildren(...found.map((one, index) => this.#option(one, index)));
    this.#open(found.length > 0);
    const isAsked = this.#input.value.trim().length >= SHORTEST;
    this.#status.textContent = isAsked
      ? this.dataset.said.replace("{}", found.length)
      : "";
  }

  #option({ label, kind }, index) {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${index}`;
    option.className = "suggestions__option";
    option.role = "option";
    option.ariaSelected = "false";
    const sort = document.createElement("span");
    sort.className = "suggestions__kind";
    sort.textContent = kind;
    option.append(label, " ", sort);
    return option;
  }

  #open(isOpen) {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
    this.#mark(-1);
  }

  #close() {
    this.#forget();
    this.#open(false);
    this.#status.textContent = "";
  }

  #mark(index) {
    this.#current = index;
    for (const [place, option] of [...this.#list.children].entries()) {
      option.ariaSelected = String(place === index);
    }
    const option = this.#list.children[index];
    if (option) {
      this.#input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #follow(index) {
    this.#forget();
    location.assign(this.#found[index].url);
  }

  #onKey(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const isOpen = !this.#list.hidden;
    const next = this.#next(event.key, isOpen);
    if (next !== undefined) {
      if (!isOpen) this.#open(true);
      this.#mark(next);
    } else if (event.key === "Enter" && isOpen && this.#current >= 0) {
      this.#follow(this.#current);
    } else if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      this.#close();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Which option a key leads to; Home and End are the text's until one is marked. */
  #next(key, isOpen) {
    const last = this.#found.length - 1;
    const current = isOpen ? this.#current : -1;
    if (last < 0) return undefined;
    if (key === "ArrowDown") return current < last ? current + 1 : 0;
    if (key === "ArrowUp") return current > 0 ? current - 1 : last;
    if (key === "Home" && current >= 0) return 0;
    if (key === "End" && current >= 0) return last;
    return undefined;
  }
}

customElements.define("relais-suggestions", RelaisSuggestions);
