// Whole versions of networks, in a database of their own: any tab may keep one, and nothing else touches them.

import { named } from './place.js';
import { committed, making, result, within } from './journal.js';

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(named('versions'), 1);
  making(request, () => { request.result.createObjectStore('versions'); });  // key: [network, name]
  return within(result(request), 'open');
}

/** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => Promise<T>} work @returns {Promise<T>} */
async function use(mode, work) {
  const database = await open();
  try {
    const transaction = database.transaction('versions', mode);
    const done = committed(transaction);
    // A request that failed says less than its transaction: whether there is room.
    const value = await within(work(transaction.objectStore('versions')), 'versions').catch(async (error) => {
      await within(done, 'versions');
      throw error;
    });
    await within(done, 'versions');
    return value;
  } finally {
    database.close();
  }
}

/** @param {string} network */
const all = (network) => IDBKeyRange.bound([network], [network, []]);

export const versions = {
  /**
   * The oldest others of its kind (shell/app/store.hpp) make room. By a clock that was set back, this one may be older.
   * @param {string} network @param {string} name @param {string} about @param {Uint8Array} bytes @param {number} most
   */
  keep: (network, name, about, bytes, most) => use('readwrite', async (store) => {
    store.put({ about, bytes }, [network, name]);
    const keys = /** @type {string[][]} */ (await result(store.getAllKeys(all(network))));
    const kin = keys.filter(([, other]) => other !== name && other.slice(27) === name.slice(27));
    for (const key of kin.slice(0, Math.max(0, kin.length + 1 - most))) store.delete(key);
  }),
  /** Name and description of each, newest first. @param {string} network @returns {Promise<string[]>} */
  list: (network) => use('readonly', async (store) => {
    const keys = /** @type {string[][]} */ (await result(store.getAllKeys(all(network))));
    // What is kept for the history alone is not read to be listed.
    const abouts = await Promise.all(keys.map(async (key) => (key[1].endsWith('-past') ? '{}' : (await result(store.get(key))).about)));
    return keys.map((key, index) => [key[1], abouts[index]]).reverse().flat();
  }),
  /** @param {string} network @param {string} name @returns {Promise<Uint8Array>} */
  read: async (network, name) => (await use('readonly', (store) => result(store.get([network, name])))).bytes,
  /** @param {string} network */
  remove: (network) => use('readwrite', async (store) => { store.delete(all(network)); }),
};
