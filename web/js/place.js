// Names of everything kept in this browser carry the folder the page is served from: two copies of Parcours under one
// host never touch each other's data.

export const base = new URL('.', location.href).pathname;

/** @param {string} what */
export const named = (what) => `parcours:${base}:${what}`;

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

/** @param {string} what @param {string} value @param {'localStorage' | 'sessionStorage'} [where] */
export function remember(what, value, where = 'localStorage') {
  try {
    window[where].setItem(named(what), value);
  } catch {
    // Preferences hold no work; losing one is not worth a word.
  }
}
