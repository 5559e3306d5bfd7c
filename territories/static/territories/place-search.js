/*
 * <relais-place-search>: a combobox over the official code (ARIA 1.2, list autocomplete).
 * It fills the fields of the form that are named title, level and code.
 */
const WAIT = 200;
const SHORTEST = 2;

class PlaceSearch extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.status = this.querySelector("[role=status]");
    this.places = [];
    this.current = -1;
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.close());
    // The field keeps the focus while an option is pressed.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
    this.hidden = false;
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  ask() {
    clearTimeout(this.timer);
    this.request?.abort();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) {
      this.show([]);
      this.say("");
      return;
    }
    this.timer = setTimeout(() => this.fetch(text), WAIT);
  }

  async fetch(text) {
    this.request = new AbortController();
    try {
      const response = await fetch(
        `${this.dataset.address}&q=${encodeURIComponent(text)}`,
        { signal: this.request.signal, headers: { Accept: "application/json" } },
      );
      if (!response.ok) throw new Error(response.statusText);
      this.show((await response.json()).places);
      const { none, one, many } = this.dataset;
      const number = this.places.length;
      this.say(number > 1 ? many.replace("{}", number) : number ? one : none);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.show([]);
      this.say(this.dataset.failed);
    }
  }

  show(places) {
    this.places = places;
    this.list.replaceChildren(...places.map((place, index) => this.option(place, index)));
    this.list.hidden = !places.length;
    this.input.setAttribute("aria-expanded", String(places.length > 0));
    this.mark(-1);
  }

  option(place, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.className = "place-search__option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.className = "place-search__name";
    name.textContent = `${place.name} (${place.code})`;
    const facts = document.createElement("span");
    facts.className = "place-search__facts";
    facts.textContent = [
      place.level_label,
      place.parents,
      place.population && this.dataset.inhabitants.replace("{}", place.population),
      place.postal_codes,
    ]
      .filter(Boolean)
      .join(" · ");
    option.append(name, " ", facts);
    return option;
  }

  mark(index) {
    this.current = index;
    [...this.list.children].forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === index));
    });
    const option = this.list.children[index];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  onKey(event) {
    const number = this.places.length;
    const isOpen = !this.list.hidden;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && number) {
      event.preventDefault();
      if (!isOpen) this.open();
      const start = this.current === -1 && event.key === "ArrowUp" ? 0 : this.current;
      this.mark((start + steps[event.key] + number) % number);
    } else if (event.key === "Enter") {
      // In this field, Enter never sends the form.
      event.preventDefault();
      if (isOpen && this.current >= 0) this.choose(this.current);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }

  choose(index) {
    const place = this.places[index];
    const form = this.closest("form");
    fill(form.elements.namedItem("title"), place.name);
    fill(form.elements.namedItem("level"), place.level);
    fill(form.elements.namedItem("code"), place.code);
    this.input.value = `${place.name} (${place.code})`;
    this.close();
    this.say(this.dataset.chosen.replace("{}", place.name));
    this.lead(this.dataset.exists, place.page) || this.lead(this.dataset.parent, place.parent);
  }

  /* Add a sentence that ends with a link to the status; false without a page. */
  lead(sentence, page) {
    if (!page) return false;
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = page.title;
    this.status.append(" ", sentence, " ", link);
    return true;
  }

  say(text) {
    this.status.textContent = text;
  }
}

/* Change a field as a person would: Wagtail makes the slug of the title that is typed. */
function fill(field, value) {
  if (!field) return;
  field.dispatchEvent(new Event("focus"));
  field.value = value;
  for (const type of ["input", "change", "blur"]) {
    field.dispatchEvent(new Event(type, { bubbles: type !== "blur" }));
  }
}

customElements.define("relais-place-search", PlaceSearch);
