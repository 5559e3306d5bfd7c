/**
 * The page of an interview: addresses that name a second, one player at a time, one
 * question after the other, and the keys.
 *
 * #q2 is a segment, #q2-t92 a second of it (and the line that begins within it), ?t=92 a
 * second of the whole interview, or of the segment that the fragment names.
 */

import "./playback.js";
import "./facade.js";
import "./transcript.js";
import "./find.js";

const TEN_SECONDS = 10;
const segments = [...document.querySelectorAll(".segment")];
const facadeOf = (segment) => segment.querySelector("relais-facade");
const segmentOf = (event) => event.target.closest(".segment");

/** Take ?t= out of the address, so that it counts once; null when it is no number. */
function takeSecond() {
  const url = new URL(location.href);
  const t = url.searchParams.get("t");
  if (t === null) return null;
  url.searchParams.delete("t");
  history.replaceState(null, "", url);
  return /^\d+(\.\d+)?$/.test(t) ? Number(t) : null;
}

/** The segment and second that the address names, or null. */
function destination() {
  const [hash, number, second] = location.hash.match(/^#q(\d+)(?:-t(\d+))?$/) ?? [];
  const segment = number ? document.getElementById(`q${number}`) : null;
  const total = takeSecond();
  if (segment && second !== undefined) {
    const line = document.getElementById(hash.slice(1));
    return within(segment, Number(line?.dataset.t ?? second));
  }
  if (total === null) return null;
  if (segment) return within(segment, total);
  const found = segments.findLast((one) => Number(one.dataset.offset) <= total);
  return found ? within(found, total - Number(found.dataset.offset)) : null;
}

/** A duration of 0 is one that nobody knows. */
function within(segment, t) {
  return { segment, t: Math.min(t, Number(segment.dataset.duration) || Infinity) };
}

/**
 * The film and the line, together on the screen. The film starts if it may, but for its
 * end: that would go on with the next one.
 */
function go({ segment, t }) {
  const transcript = segment.querySelector("relais-transcript");
  const line = transcript?.at(t);
  if (line) {
    transcript.mark(line);
    transcript.show(line, "instant");
  }
  const facade = facadeOf(segment);
  facade?.arm(t);
  const isOver = t === Number(segment.dataset.duration);
  if (facade?.isAllowed && !isOver) facade.play(t);
  segment.querySelector(".segment__stage").scrollIntoView({ behavior: "instant", block: "start" });
}

/** What lies above a segment gets its real height as it comes near: land once more. */
function land() {
  const segment = segments.find((one) => `#${one.id}` === location.hash);
  if (!segment) return;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    segment.scrollIntoView({ behavior: "instant", block: "start" });
  }));
}

function follow() {
  const place = destination();
  if (place) go(place);
  else land();
}

document.addEventListener("relais:playing", (event) => {
  for (const segment of segments) {
    const facade = facadeOf(segment);
    if (facade !== event.target) facade?.pause();
  }
});

document.addEventListener("relais:ended", (event) => {
  const segment = segmentOf(event);
  const next = segments[segments.indexOf(segment) + 1];
  if (!next || !document.querySelector("relais-playback")?.goesOn) return;
  const facade = facadeOf(next);
  next.scrollIntoView({ block: "start" });
  history.replaceState(null, "", `#${next.id}`);
  if (facade?.isAllowed) facade.play(0);
  else facade?.focusButton();
});

const times = new WeakMap();
document.addEventListener("relais:time", (event) => times.set(event.target, event.detail));

document.addEventListener("keydown", (event) => {
  const stage = event.target.closest(".segment__stage");
  if (!stage || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) return;
  const facade = facadeOf(stage);
  const now = times.get(facade) ?? 0;
  const action = {
    k: () => event.repeat || facade.toggle(),
    j: () => facade.seek(now - TEN_SECONDS),
    l: () => facade.seek(now + TEN_SECONDS),
  }[event.key.toLowerCase()];
  if (!facade || !action) return;
  event.preventDefault();
  action();
});

addEventListener("hashchange", follow);
follow();
