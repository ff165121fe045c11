// What is on its way into the journal while the page is hidden or left. Safari's engine drops a transaction begun in a page's
// last moments; localStorage is written before the page is gone, in every engine.

import { asText } from './wasm.js';
import { forget, namesOf, recall, remember } from './place.js';

/** @param {string} network @param {string} [key] of a journal record */
const nameOf = (network, key = '') => `last:${network} ${key}`;

export function createLast() {
  /** What has not been confirmed. @type {Map<string, Uint8Array>} */
  const underWay = new Map();
  /** What this page has left behind. @type {Set<string>} */
  let left = new Set();

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
        if (left.has(name)) forget(name);
      } finally {
        underWay.delete(name);
      }
    },
    /** Who comes back may find only this. What is under way holds all that was refused before. */
    leave() {
      for (const name of left) if (!underWay.has(name)) forget(name);
      for (const [name, bytes] of underWay) remember(name, asText(bytes));
      left = new Set(underWay.keys());
    },
    /** What earlier pages have left behind. @param {string} network @returns {[string, Uint8Array][]} */
    records(network) {
      const beginning = nameOf(network);
      return namesOf(beginning).map((name) => [name.slice(beginning.length), new TextEncoder().encode(recall(name))]);
    },
    /** The networks that have any. */
    networks: () => namesOf('last:').map((name) => name.slice('last:'.length, name.lastIndexOf(' '))),
    /** Kept elsewhere, or wanted no longer. @param {string} network @param {string[]} [keys] all, without any */
    drop: (network, keys) => (keys?.map((key) => nameOf(network, key)) ?? namesOf(nameOf(network))).forEach(drop),
  };
}
