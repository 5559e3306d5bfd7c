/**
 * What a reader has accepted on this device: the sites whose videos may be played.
 * relais:consent, on the document, says that it has changed, in this tab or in another.
 */

const KEY = "relais:videos-accepted";

function read() {
  try {
    const names = JSON.parse(localStorage.getItem(KEY));
    return new Set(Array.isArray(names) ? names : []);
  } catch {
    return new Set(); // no storage, or not ours
  }
}

function write(names) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...names]));
  } catch {
    // Nothing is remembered, and every video asks again.
  }
  announce();
}

function announce() {
  document.dispatchEvent(new CustomEvent("relais:consent"));
}

addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) announce();
});
// A page that the reader comes back to wasn't told while it was away.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) announce();
});

export function isAccepted(site) {
  return read().has(site);
}

export function accept(site) {
  write(read().add(site));
}

export function withdraw(site) {
  const names = read();
  names.delete(site);
  write(names);
}
