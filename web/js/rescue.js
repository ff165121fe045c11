// Reads what the browser keeps without C++, which may be what has failed. Every journal record and every snapshot is a
// document of its network; put one after another they are a file that Parcours opens (importFile in core/document).

import { folderOf } from './place.js';
import { createJournal, result, within } from './journal.js';
import { createLast } from './last.js';

/** The snapshots of a network, straight from the database that IDBFS keeps. @param {string} name @returns {Promise<Uint8Array[]>} */
async function snapshots(name) {
  const opened = indexedDB.open(name);
  opened.onupgradeneeded = () => opened.transaction?.abort();  // not there: it must not come to be
  const database = await within(result(opened), 'open');
  try {
    const files = await within(result(database.transaction('FILE_DATA').objectStore('FILE_DATA').getAll()), 'read');
    return files.filter(({ contents }) => contents).map(({ contents }) => contents);
  } finally {
    database.close();
  }
}

/** @param {Uint8Array} bytes @returns {any} undefined when it is no JSON */
function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * All networks kept here: of each one file of what can be read, and the pieces that cannot.
 * @returns {Promise<{name: string, network: string, file: Blob | null, unread: Uint8Array[]}[]>}
 */
export async function rescue() {
  const journal = createJournal(), last = createLast();
  const found = [];
  const networks = await journal.networks();
  for (const network of new Set([...networks.keys(), ...last.networks()])) {
    const about = networks.get(network) ?? new Uint8Array();
    const pieces = [...await journal.records(network), ...last.records(network)].map(([, bytes]) => bytes);
    pieces.push(...await snapshots(folderOf(network)).catch(() => []));
    const readable = pieces.filter((bytes) => parsed(bytes)?.network === network);
    const unread = pieces.filter((bytes) => !readable.includes(bytes));
    if (pieces.length === 0) continue;
    found.push({ name: parsed(about)?.name ?? '', network, unread, file: readable.length > 0 ? new Blob(readable.flatMap((bytes) => [bytes, '\n'])) : null });
  }
  return found;
}
