// Names of everything kept in this browser carry the folder the page is served from: two copies of Parcours under one
// host never touch each other's data.

export const base = new URL('.', location.href).pathname;

/** @param {string} what */
export const named = (what) => `parcours:${base}:${what}`;

/**
 * The folder of a network's snapshots, and the database of that name (snapshots.js). Whatever a file calls its network,
 * it is one name, and nobody else's: ids are printable ASCII.
 * @param {string} network
 */
export const folderOf = (network) =>
  `/parcours${base}${network.replace(/[^0-9a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`;

/**
 * The browser's storage may be closed to us (private mode, settings): then nothing is kept there.
 * @param {string} what @param {'localStorage' | 'sessionStorage'} [where] the device, or this tab
 */
export function recall(what, where = 'localStorage') {
  try {
    return window[where].getItem(named(what)) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} what @param {string} value @param {'localStorage' | 'sessionStorage'} [where] @returns {boolean} done */
export function remember(what, value, where = 'localStorage') {
  try {
    window[where].setItem(named(what), value);
    return true;
  } catch {
    return false;  // Nothing that has been called saved is here alone.
  }
}

/** @param {string} what */
export function forget(what) {
  try {
    localStorage.removeItem(named(what));
  } catch {
    // Then there is nothing either.
  }
}

/** What the device remembers by names that begin so. @param {string} beginning @returns {string[]} */
export function namesOf(beginning) {
  try {
    const all = named('').length;
    return Object.keys(localStorage).filter((key) => key.startsWith(named(beginning))).map((key) => key.slice(all));
  } catch {
    return [];
  }
}
