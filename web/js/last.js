// What is on its way into the journal while the page is hidden or left. Safari's engine drops a transaction begun in a page's
// last moments; localStorage is written before the page is gone, in every engine.

import { asText } from './wasm.js';
import { forget, namesOf, recall, remember } from './place.js';

const ALL = 'last:';
/** No id has a line break. @param {string} network @param {string} [key] of a journal record */
const nameOf = (network, key = '') => `${ALL}${network}\n${key}`;

export function createLast() {
  /** What has not been confirmed. @type {Map<string, Uint8Array>} */
  const underWay = new Map();
  /** What this page has left behind. @type {Set<string>} */
  const left = new Set();

  /** @param {string} name */
  function drop(name) {
    underWay.delete(name);
    left.delete(name);
    forget(name);
  }

  return {
    /**
     * A record is being written. One that is refused is asked for again under another key.
     * @param {string} network @param {string} key @param {Uint8Array} bytes @param {Promise<void>} written
     */
    async until(network, key, bytes, written) {
      const name = nameOf(network, key);
      underWay.set(name, bytes);
      try {
        await written;
        if (left.has(name)) drop(name);
      } finally {
        underWay.delete(name);
      }
    },
    /** Who comes back may find only this, as far as there is room. What is under way holds all that was refused before. */
    leave() {
      const whole = [...underWay].map(([name, bytes]) => remember(name, asText(bytes)) && left.add(name)).every(Boolean);
      if (whole) for (const name of left) if (!underWay.has(name)) drop(name);
    },
    /** What earlier pages have left behind. @param {string} network @returns {[string, Uint8Array][]} */
    records(network) {
      const beginning = nameOf(network);
      return namesOf(beginning).map((name) => [name.slice(beginning.length), new TextEncoder().encode(recall(name))]);
    },
    /** The networks that have any. */
    networks: () => namesOf(ALL).map((name) => name.slice(ALL.length, name.indexOf('\n'))),
    /** Kept elsewhere, or wanted no longer. @param {string} network @param {string[]} keys */
    drop: (network, keys) => keys.forEach((key) => drop(nameOf(network, key))),
    /** @param {string} network */
    dropAll(network) {
      for (const name of [...namesOf(nameOf(network)), ...underWay.keys()]) if (name.startsWith(nameOf(network))) drop(name);
    },
  };
}
