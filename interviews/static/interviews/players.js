/**
 * Players: one class for each site, with one face. Times are seconds of the film.
 *
 * new Player({source, label, start, end, at, track, lang, rate}, on) has an `element` to
 * put on the page, and play(), pause(), seek(t), setRate(r), release(). It starts by
 * itself, at `at`, and calls on.time(t), on.playing(), on.paused() and on.ended(); that of
 * files, on.failed(t) when it can't go on. A window (`start`, `end`) stops at its end.
 *
 * Dailymotion's alone can't be told or heard: it has no end of a window and no time but
 * where it starts, and it pauses by on.gone(), which wants its element off the page.
 *
 * No script of another site is loaded: frames are driven by messages, which are accepted
 * from the frame's own window and origin alone.
 */

const PATIENCE = 80; // attempts to be heard by a frame that is loading
const EVERY = 250; // milliseconds between two of them
const A_MOMENT = 500; // milliseconds

class Player {
  constructor(options, on) {
    Object.assign(this, options);
    this.on = on;
    this.isPlaying = false;
    this.pausedAt = -Infinity;
  }

  /** What every player does with the time of its film. */
  tell(t) {
    if (this.end !== null && t >= this.end) {
      if (!this.isPlaying) return;
      this.pause();
      this.on.time(this.end);
      this.tellEnded();
      return;
    }
    this.on.time(t);
  }

  tellPlaying() {
    if (this.isPlaying) return;
    this.isPlaying = true;
    this.on.playing();
  }

  tellPaused() {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.pausedAt = performance.now();
    this.on.paused();
  }

  // Most films say that they pause just before they say that they end.
  tellEnded() {
    if (!this.isPlaying && performance.now() - this.pausedAt > A_MOMENT) return;
    this.isPlaying = false;
    this.pausedAt = -Infinity;
    this.isOver = true;
    this.on.ended();
  }

  /** Where to play from: the beginning of the window once it is over. */
  get again() {
    if (!this.isOver) return null;
    this.isOver = false;
    return this.start;
  }
}

class FilePlayer extends Player {
  constructor(options, on) {
    super(options, on);
    const video = document.createElement("video");
    Object.assign(video, { controls: true, playsInline: true, preload: "metadata" });
    video.setAttribute("aria-label", this.label);
    if (this.track) video.append(this.#captions());
    video.src = this.source;
    video.addEventListener("loadedmetadata", () => video.playbackRate = this.rate);
    video.addEventListener("timeupdate", () => this.#watch());
    video.addEventListener("playing", () => this.tellPlaying());
    video.addEventListener("pause", () => this.tellPaused());
    video.addEventListener("ended", () => this.tellEnded());
    video.addEventListener("play", () => this.#stayInWindow());
    video.addEventListener("seeking", () => this.#comeBack());
    video.addEventListener("error", () => this.on.failed(video.currentTime));
    this.element = video;
    this.seek(this.at);
    this.play();
  }

  #captions() {
    const track = document.createElement("track");
    return Object.assign(track, {
      kind: "captions", src: this.track, srclang: this.lang, label: this.lang.toUpperCase(),
    });
  }

  // The clock of a film ticks four times a second: its end is closer than that.
  #watch() {
    const { currentTime, playbackRate, paused } = this.element;
    this.tell(currentTime);
    const left = (this.end - currentTime) / playbackRate;
    if (this.end === null || paused || left > 0.5) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(this.element.currentTime), left * 1000);
  }

  // Somebody who goes back by hand plays on from there, not from the beginning.
  #comeBack() {
    const { currentTime, duration } = this.element;
    if (currentTime < (this.end ?? duration)) this.isOver = false;
  }

  #stayInWindow() {
    const t = this.element.currentTime;
    if (this.isOver || t < this.start - 0.5) this.seek(this.again ?? this.start);
  }

  play() {
    // A browser may want a click first: the controls are there for that.
    this.element.play()?.catch(() => this.on.paused());
  }
  pause() { this.element.pause(); }
  seek(t) { this.isOver = false; this.element.currentTime = t; }
  setRate(rate) { this.rate = rate; this.element.playbackRate = rate; }
  release() { clearTimeout(this.timer); }
}

class FramePlayer extends Player {
  #waiting = [];
  #listener = (event) => this.#receive(event);

  constructor(options, on) {
    super(options, on);
    const url = this.address(new URL(this.source, document.baseURI));
    this.origin = url.origin;
    this.element = Object.assign(document.createElement("iframe"), {
      src: url.href,
      title: this.label,
      allow: "autoplay; fullscreen; picture-in-picture; encrypted-media",
      allowFullscreen: true,
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    addEventListener("message", this.#listener);
    this.#knock();
  }

  release() { removeEventListener("message", this.#listener); }

  /** What is asked of a frame that is still loading is done once it answers. */
  whenHeard(action) {
    if (this.isHeard) action();
    else this.#waiting.push(action);
  }

  answer() {
    if (this.isHeard) return;
    this.isHeard = true;
    if (this.rate !== 1) this.setRate(this.rate);
    // Their addresses know whole seconds.
    if (!Number.isInteger(this.at)) this.seek(this.at);
    for (const action of this.#waiting.splice(0)) action();
  }

  /** Say hello until the frame answers. */
  #knock() {
    let left = PATIENCE;
    const timer = setInterval(() => {
      if (this.isHeard || !left-- || !this.element.isConnected) clearInterval(timer);
      else this.hello();
    }, EVERY);
  }

  hello() {}

  post(message) {
    this.element.contentWindow?.postMessage(JSON.stringify(message), this.origin);
  }

  #receive({ source, origin, data }) {
    if (source !== this.element.contentWindow || origin !== this.origin) return;
    let message = data;
    if (typeof data === "string") {
      try {
        message = JSON.parse(data);
      } catch {
        return;
      }
    }
    if (message && typeof message === "object") this.hear(message);
  }

  hear() {}
}

/** https://developers.google.com/youtube/iframe_api_reference, by its messages. */
class YouTubePlayer extends FramePlayer {
  static ENDED = 0;
  static PLAYING = 1;
  static PAUSED = 2;

  address(url) {
    const parameters = {
      enablejsapi: 1, autoplay: 1, playsinline: 1, rel: 0, hl: "fr",
      start: Math.floor(this.at), origin: location.origin,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url;
  }

  hello() { this.post({ event: "listening", id: 1, channel: "widget" }); }

  #command(func, ...args) {
    this.whenHeard(() => this.post({ event: "command", func, args }));
  }

  hear({ info, event }) {
    this.answer();
    if (event === "onStateChange") this.#change(info);
    if (info === null || typeof info !== "object") return;
    if (Number.isFinite(info.playerState)) this.#change(info.playerState);
    if (Number.isFinite(info.currentTime)) this.tell(info.currentTime);
  }

  #change(state) {
    if (state === YouTubePlayer.PLAYING) this.tellPlaying();
    if (state === YouTubePlayer.PAUSED) this.tellPaused();
    if (state === YouTubePlayer.ENDED) this.tellEnded();
  }

  play() {
    const t = this.again;
    if (t !== null) this.seek(t);
    this.#command("playVideo");
  }
  pause() { this.#command("pauseVideo"); }
  seek(t) { this.isOver = false; this.#command("seekTo", t, true); }
  setRate(rate) { this.rate = rate; this.#command("setPlaybackRate", rate); }
}

/** https://github.com/vimeo/player.js: the messages that its library sends. */
class VimeoPlayer extends FramePlayer {
  address(url) {
    url.searchParams.set("autoplay", 1);
    url.searchParams.set("dnt", 1);
    url.hash = `t=${Math.floor(this.at)}s`;
    return url;
  }

  hello() { this.post({ method: "ping" }); }

  #say(method, value) { this.whenHeard(() => this.post({ method, value })); }

  #listen() {
    const names = ["timeupdate", "play", "pause", "ended"];
    for (const value of names) this.post({ method: "addEventListener", value });
    this.answer();
  }

  hear({ event, method, data }) {
    if (!this.isHeard && (event === "ready" || method === "ping")) this.#listen();
    if (event === "play") this.tellPlaying();
    if (event === "pause") this.tellPaused();
    if (event === "ended") this.tellEnded();
    if (event === "timeupdate" && Number.isFinite(data?.seconds)) this.tell(data.seconds);
  }

  play() {
    const t = this.again;
    if (t !== null) this.seek(t);
    this.#say("play");
  }
  pause() { this.#say("pause"); }
  seek(t) { this.isOver = false; this.#say("setCurrentTime", t); }
  setRate(rate) { this.rate = rate; this.#say("setPlaybackRate", rate); }
}

/**
 * PeerTube's embed API (https://docs.joinpeertube.org/api/embed-player), which speaks
 * jschannel: https://github.com/mozilla/jschannel/blob/master/PROTOCOL.md
 */
class PeerTubePlayer extends FramePlayer {
  static SCOPE = "peertube::";
  #calls = 0;

  address(url) {
    url.searchParams.set("api", 1);
    url.searchParams.set("autoplay", 1);
    url.searchParams.set("start", `${Math.floor(this.at)}s`);
    return url;
  }

  hello() { this.#notify("__ready", { type: "publish-request", publish: [] }); }

  #notify(name, params) { this.post({ method: PeerTubePlayer.SCOPE + name, params }); }

  #call(name, params) {
    this.#calls += 1;
    const message = { id: this.#calls, method: PeerTubePlayer.SCOPE + name, params };
    this.whenHeard(() => this.post(message));
  }

  hear({ method, params }) {
    if (!method?.startsWith?.(PeerTubePlayer.SCOPE)) return;
    const name = method.slice(PeerTubePlayer.SCOPE.length);
    if (name === "__ready") this.#meet(params);
    if (name === "playbackStatusUpdate" && Number.isFinite(params?.position)) this.tell(params.position);
    if (name === "playbackStatusChange") this.#change(params);
  }

  #meet({ type } = {}) {
    if (type === "publish-request") {
      this.#notify("__ready", { type: "publish-reply", publish: [] });
    }
    this.answer();
  }

  #change(state) {
    if (state === "playing") this.tellPlaying();
    if (state === "paused") this.tellPaused();
    if (state === "ended") this.tellEnded();
  }

  play() {
    const t = this.again;
    if (t !== null) this.seek(t);
    this.#call("play");
  }
  pause() { this.#call("pause"); }
  seek(t) { this.isOver = false; this.#call("seek", t); }
  setRate(rate) { this.rate = rate; this.#call("setPlaybackRate", rate); }
}

/**
 * https://developers.dailymotion.com/sdk/player-sdk/web/: all but `startTime` is for its
 * own script. It plays from the day it is there, as far as anybody can tell.
 */
class DailymotionPlayer extends FramePlayer {
  constructor(options, on) {
    super(options, on);
    this.tellPlaying();
  }

  address(url) {
    url.searchParams.set("startTime", Math.floor(this.at));
    url.searchParams.set("autoplay", "true");
    return url;
  }

  play() {}
  pause() { this.on.gone(); }
  setRate() {}

  // A frame that goes elsewhere would be a step of the reader's way back: a new one isn't.
  seek(t) {
    this.at = t;
    const frame = this.element.cloneNode();
    frame.src = this.address(new URL(this.source)).href;
    this.element.replaceWith(frame);
    this.element = frame;
    this.on.time(t);
  }
}

const PLAYERS = {
  file: FilePlayer,
  youtube: YouTubePlayer,
  vimeo: VimeoPlayer,
  peertube: PeerTubePlayer,
  dailymotion: DailymotionPlayer,
};

export function createPlayer(name, options, on) {
  return new PLAYERS[name](options, on);
}
