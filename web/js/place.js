// Names of everything kept in this browser carry the folder the page is served from: two copies of Parcours under one
// host never touch each other's data.

export const base = new URL('.', location.href).pathname;

/** @param {string} what */
export const named = (what) => `parcours:${base}:${what}`;

/** localStorage may be closed to us (private mode, settings): then nothing is kept there. @param {string} what */
export function recall(what) {
  try {
    return localStorage.getItem(named(what)) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} what @param {string} value */
export function remember(what, value) {
  try {
    localStorage.setItem(named(what), value);
  } catch {
    // Preferences hold no work; losing one is not worth a word.
  }
}
