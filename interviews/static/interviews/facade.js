/**
 * <relais-facade>: the poster of a video, and its player once a reader asks for it.
 * Without this module its link opens the film, or the page of the site that has it.
 *
 * Times are seconds of the segment. Says, in bubbling events: relais:time (detail: t),
 * relais:playing, relais:paused, relais:ended.
 */

import { accept, isAccepted, withdraw } from "./consent.js";
import { createPlayer } from "./players.js";

function clock(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(Math.floor(seconds) % 60);
  return hours ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

class RelaisFacade extends HTMLElement {
  #player = null;
  #stage;
  #from = 0;
  #wasAccepted = false;
  #onConsent = () => this.#showConsent();

  connectedCallback() {
    this.#stage = this.querySelector(".facade__stage");
    this.start = Number(this.dataset.start);
    this.end = this.dataset.end === undefined ? null : Number(this.dataset.end);
    this.site = this.dataset.from ?? "";
    this.#stage.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      if (this.querySelector("[data-remember]")?.checked) accept(this.site);
      this.play(this.#from);
    });
    this.#stage.role = "button";
    this.#stage.addEventListener("keydown", (event) => {
      if (event.key !== " ") return; // a link knows Enter alone
      event.preventDefault();
      this.#stage.click();
    });
    this.querySelector("[data-revoke]")?.addEventListener("click", () => {
      withdraw(this.site);
      this.focusButton();
    });
    document.addEventListener("relais:consent", this.#onConsent);
    this.#showConsent();
  }

  disconnectedCallback() {
    document.removeEventListener("relais:consent", this.#onConsent);
  }

  #showConsent() {
    if (!this.site) return;
    const accepted = isAccepted(this.site);
    if (this.#wasAccepted && !accepted) {
      this.#putAway();
      this.querySelector("[data-remember]").checked = false;
    }
    this.#wasAccepted = accepted;
    this.querySelector("[data-asking]").hidden = accepted;
    this.querySelector("[data-given]").hidden = !accepted;
    this.querySelector("[data-choice]").hidden = accepted || this.isLoaded;
  }

  get isLoaded() { return this.#player !== null; }

  /** The poster takes the place of the player again. */
  #putAway() {
    if (!this.isLoaded) return;
    const { element } = this.#player;
    const hadFocus = element === document.activeElement;
    element.replaceWith(this.#stage);
    this.#player.release();
    this.#player = null;
    if (hadFocus) this.#stage.focus({ preventScroll: true });
    this.#showConsent();
  }

  /** The network may be gone: the next click tries again, from the same second. */
  #fail(t) {
    this.#putAway();
    this.arm(t);
    this.querySelector("[data-failed]").hidden = false;
  }

  /** Whether the film may be fetched without another click. */
  get isAllowed() { return !this.site || this.isLoaded || isAccepted(this.site); }

  /** Have the next click start there, and say so on the button. */
  arm(t) {
    this.#from = t;
    const from = this.#stage.querySelector("[data-from-time]");
    from.textContent = t ? ` ${from.dataset.text} ${clock(t)}` : "";
  }

  play(t = 0) {
    const at = this.start + t;
    if (this.isLoaded) {
      this.#player.seek(at);
      this.#player.play();
      return;
    }
    this.querySelector("[data-failed]")?.setAttribute("hidden", "");
    const { player, source, label, track, lang } = this.dataset;
    const { start, end } = this;
    const rate = Number(document.querySelector("relais-playback")?.rate ?? 1);
    const tell = (name, detail) =>
      this.dispatchEvent(new CustomEvent(`relais:${name}`, { bubbles: true, detail }));
    this.#player = createPlayer(
      player,
      { source, label, track, lang, start, end, at, rate },
      {
        time: (now) => tell("time", Math.max(now - start, 0)),
        playing: () => tell("playing"),
        paused: () => tell("paused"),
        ended: () => tell("ended"),
        gone: () => this.#putAway(),
        failed: (at) => this.#fail(Math.max(at - start, 0)),
      },
    );
    const hadFocus = this.#stage.contains(document.activeElement);
    this.#stage.replaceWith(this.#player.element);
    if (hadFocus) this.#player.element.focus({ preventScroll: true });
    this.#showConsent();
    tell("time", t);
  }

  pause() { this.#player?.pause(); }

  toggle() {
    if (this.#player?.isPlaying) this.pause();
    else if (this.isLoaded) this.#player.play();
    else if (this.isAllowed) this.play(this.#from);
    else this.focusButton();
  }

  seek(t) { this.#player?.seek(this.start + Math.max(t, 0)); }

  set rate(rate) { this.#player?.setRate(rate); }

  focusButton() {
    this.#stage.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("relais-facade", RelaisFacade);
