// The journal: an IndexedDB store written directly, one record per burst of edits. Direct, because only a put on a
// connection that is already open, with an explicit commit, survives the page being left; where even that does not, last.js does.

import { named } from './place.js';

/** A storage that does not answer is treated as one that refuses. */
export const PATIENCE = 5000;

/** @template T @param {Promise<T>} work @param {string} what @returns {Promise<T>} */
export function within(work, what) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: no answer`)), PATIENCE);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export const result = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
export function committed(transaction) {
  /** @type {Promise<void>} */
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
  // Whoever fails before waiting for it has told already.
  done.catch(() => {});
  return done;
}

/**
 * Lets a database be made when it is opened for the first time. What throws then reaches nobody but the page, and would end the
 * application: it is a refusal.
 * @param {IDBOpenDBRequest} request @param {(event: any) => void} make
 */
export function making(request, make) {
  request.addEventListener('upgradeneeded', (event) => {
    try {
      make(event);
    } catch {
      try {
        request.transaction?.abort();
      } catch {
        // It is over already: the request says so itself.
      }
    }
  });
}

/**
 * @param {(wasOpen: boolean) => void} [begun] called when all of it begins anew: on a first visit, or because the
 *   browser deleted it, under this page if that had it open. Who gives none only reads, and lets nothing come to be.
 */
export function createJournal(begun) {
  let wasOpen = false, isNew = false;
  /** @type {IDBDatabase | null} */
  let database = null;
  /** @type {Promise<IDBDatabase> | null} */
  let opening = null;

  function forget() {
    database = null;
    opening = null;
  }

  /** Closed under us: what is kept may be gone, which the next opening finds. */
  function lost() {
    forget();
    if (begun) open().catch(() => {});
  }

  /** Opens once; a connection that broke, or could not be had, is asked for again by the next request. */
  function open() {
    opening ??= within(new Promise((resolve, reject) => {
      const request = indexedDB.open(named('journal'), 1);
      making(request, () => {
        if (!begun) throw new Error('nothing is kept');
        isNew = true;
        request.result.createObjectStore('journal');  // key: [network, record]
        request.result.createObjectStore('about');    // key: network
      });
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('blocked'));
      request.onsuccess = () => {
        database = request.result;
        database.onclose = lost;
        database.onversionchange = () => {
          database?.close();
          lost();
        };
        resolve(database);
        if (isNew) begun?.(wasOpen);
        wasOpen = true;
        isNew = false;
      };
    }), 'open').catch((error) => {
      forget();
      throw error;
    });
    return opening;
  }

  /**
   * Runs one writing transaction. With an open connection this happens before the function returns.
   * @param {string} store @param {(store: IDBObjectStore) => void} work
   */
  async function write(store, work) {
    /** @param {IDBDatabase} db */
    const run = (db) => {
      const durability = document.visibilityState === 'hidden' ? 'default' : 'strict';
      const transaction = db.transaction(store, 'readwrite', { durability });
      const done = committed(transaction);
      work(transaction.objectStore(store));
      transaction.commit?.();
      return within(done, 'write');
    };
    try {
      await (database ? run(database) : open().then(run));
    } catch (error) {
      // After some errors (a full disk in Firefox, cleared data) a connection stays useless: start from a fresh one.
      database?.close();
      forget();
      throw error;
    }
  }

  /**
   * Reads in one transaction, so that what is read fits together. All is asked before any is waited for: what throws
   * then leaves no promise that nobody hears.
   * @param {string[]} stores @param {(...stores: IDBObjectStore[]) => IDBRequest[]} ask
   */
  async function read(stores, ask) {
    const transaction = (await open()).transaction(stores);
    const asked = ask(...stores.map((store) => transaction.objectStore(store)));
    return within(Promise.all(asked.map((request) => result(request))), 'read');
  }

  /** @param {string} network */
  const rangeOf = (network) => IDBKeyRange.bound([network], [network, []]);

  return {
    open,
    /** @param {string} network @param {string} key @param {Uint8Array} bytes */
    append: (network, key, bytes) => write('journal', (store) => store.put(bytes, [network, key])),
    /** @param {string} network @returns {Promise<[string, Uint8Array][]>} */
    async records(network) {
      const range = rangeOf(network);
      const [keys, values] = await read(['journal'], (journal) => [journal.getAllKeys(range), journal.getAll(range)]);
      return keys.map((/** @type {string[]} */ key, /** @type {number} */ index) => [key[1], values[index]]);
    },
    /** @param {string} network @param {string[]} keys */
    removeRecords: (network, keys) => write('journal', (store) => keys.forEach((key) => store.delete([network, key]))),
    /** @param {string} network @param {Uint8Array} bytes */
    describe: (network, bytes) => write('about', (store) => store.put(bytes, network)),
    /** The networks that have anything here, with their descriptions. @returns {Promise<Map<string, Uint8Array>>} */
    async networks() {
      const [keys, names, abouts] = await read(['journal', 'about'], (journal, about) =>
        [journal.getAllKeys(), about.getAllKeys(), about.getAll()]);
      /** @type {Map<string, Uint8Array>} */
      const found = new Map();
      for (const [network] of keys) found.set(network, new Uint8Array());
      for (const [index, name] of names.entries()) found.set(name, abouts[index]);
      return found;
    },
    /** @param {string} network */
    async remove(network) {
      await write('journal', (store) => store.delete(rangeOf(network)));
      await write('about', (store) => store.delete(network));
    },
  };
}
