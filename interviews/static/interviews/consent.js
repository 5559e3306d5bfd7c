/** What a reader has accepted on this device: the sites whose videos may be played. */

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
  document.dispatchEvent(new CustomEvent("relais:consent"));
}

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
