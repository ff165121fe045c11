// The journal: an IndexedDB store written directly, one record per burst of edits. Direct, because only a put on a
// connection that is already open, with an explicit commit, survives the page being left.

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

/** @param {() => void} [wiped] called when the browser deleted all of it under this page, and it began anew */
export function createJournal(wiped) {
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
    if (wiped) open().catch(() => {});
  }

  /** Opens once; a connection that broke, or could not be had, is asked for again by the next request. */
  function open() {
    opening ??= within(new Promise((resolve, reject) => {
      const request = indexedDB.open(named('journal'), 1);
      making(request, () => {
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
        if (isNew && wasOpen) wiped?.();
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

  /** @template T @param {string} store @param {(store: IDBObjectStore) => IDBRequest<T>} work */
  async function read(store, work) {
    const db = await open();
    return within(result(work(db.transaction(store).objectStore(store))), 'read');
  }

  /** @param {string} network */
  const rangeOf = (network) => IDBKeyRange.bound([network], [network, []]);

  return {
    open,
    /** @param {string} network @param {string} key @param {Uint8Array} bytes */
    append: (network, key, bytes) => write('journal', (store) => store.put(bytes, [network, key])),
    /** @param {string} network @returns {Promise<[string, Uint8Array][]>} */
    async records(network) {
      const db = await open();
      const store = db.transaction('journal').objectStore('journal');
      // Both are asked before either is waited for: what throws here leaves no promise that nobody hears.
      const keysAsked = store.getAllKeys(rangeOf(network)), valuesAsked = store.getAll(rangeOf(network));
      const [keys, values] = await within(Promise.all([result(keysAsked), result(valuesAsked)]), 'read');
      return keys.map((key, index) => [/** @type {string[]} */ (key)[1], values[index]]);
    },
    /** @param {string} network @param {string[]} keys */
    removeRecords: (network, keys) => write('journal', (store) => keys.forEach((key) => store.delete([network, key]))),
    /** @param {string} network @param {Uint8Array} bytes */
    describe: (network, bytes) => write('about', (store) => store.put(bytes, network)),
    /** The networks that have anything here, with their descriptions. @returns {Promise<Map<string, Uint8Array>>} */
    async networks() {
      const keys = await read('journal', (store) => store.getAllKeys());
      const names = await read('about', (store) => store.getAllKeys());
      const about = await read('about', (store) => store.getAll());
      const found = new Map(keys.map((key) => [/** @type {string[]} */ (key)[0], new Uint8Array()]));
      names.forEach((name, index) => found.set(String(name), about[index]));
      return found;
    },
    /** @param {string} network */
    async remove(network) {
      await write('journal', (store) => store.delete(rangeOf(network)));
      await write('about', (store) => store.delete(network));
    },
  };
}
