/**
 * <relais-playback>: the speed of all players of the page, and whether one goes on to
 * the next. Hidden without this module.
 */

const RATE = "relais:speed";
const CHAIN = "relais:chain";

function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds for this page.
  }
}

class RelaisPlayback extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("[data-rate]");
    const rates = [...select.options].map((option) => option.value);
    if (rates.includes(recall(RATE))) select.value = recall(RATE);
    select.addEventListener("change", () => {
      remember(RATE, select.value);
      for (const facade of document.querySelectorAll("relais-facade")) facade.rate = this.rate;
    });
    const chain = this.querySelector("[data-chain]");
    if (chain) {
      chain.checked = recall(CHAIN) !== "no";
      chain.addEventListener("change", () => remember(CHAIN, chain.checked ? "yes" : "no"));
    }
    this.hidden = false;
  }

  get rate() { return Number(this.querySelector("[data-rate]").value); }

  get goesOn() { return this.querySelector("[data-chain]")?.checked ?? false; }
}

customElements.define("relais-playback", RelaisPlayback);
