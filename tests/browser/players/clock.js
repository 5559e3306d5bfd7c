// The film of a fake player: a clock. What it is told is kept in window.heard.
window.heard = [];

export class Clock {
  #since = null;

  constructor(t, changed) {
    this.t = t;
    this.rate = 1;
    this.changed = changed;
    setInterval(() => this.#tick(), 50);
  }

  #tick() {
    if (this.#since === null) return;
    const now = performance.now();
    this.t += ((now - this.#since) / 1000) * this.rate;
    this.#since = now;
    this.changed("time");
  }

  play() {
    this.#since = performance.now();
    this.changed("playing");
  }

  pause() {
    this.#since = null;
    this.changed("paused");
  }

  seek(t) {
    this.t = t;
    this.changed("time");
  }
}
