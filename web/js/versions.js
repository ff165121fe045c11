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
    const value = await within(work(transaction.objectStore('versions')), 'versions');
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
    const keys = await result(store.getAllKeys(all(network)));
    const values = await result(store.getAll(all(network)));
    return keys.map((key, index) => [/** @type {string[]} */ (key)[1], values[index].about]).reverse().flat();
  }),
  /** @param {string} network @param {string} name @returns {Promise<Uint8Array>} */
  read: async (network, name) => (await use('readonly', (store) => result(store.get([network, name])))).bytes,
  /** @param {string} network */
  remove: (network) => use('readwrite', async (store) => { store.delete(all(network)); }),
};
