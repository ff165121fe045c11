// Snapshots: immutable files in Emscripten's file system, kept in IndexedDB by IDBFS.
//
// IDBFS mirrors a whole folder: a save removes what the saving tab does not know. So each network has a folder (and a
// database) of its own, and only the tab that holds the network's lock, and has read the folder after getting it, saves;
// it gives the lock back when nothing of it can be written any more.
// IDBFS may also never answer (full disk) or answer too early, hence the deadline and the reading back.

import { folderOf } from './place.js';
import { committed, making, result, within } from './journal.js';

/** Compared four bytes at a time: a large network has millions. @param {Uint8Array} a @param {Uint8Array} b */
function same(a, b) {
  /** @param {Uint8Array} bytes */
  const words = ({ buffer, byteOffset, length }) => (byteOffset % 4 ? new Uint32Array() : new Uint32Array(buffer, byteOffset, length >> 2));
  const [some, others] = [words(a), words(b)], compared = Math.min(some.length, others.length);
  if (a.length !== b.length) return false;
  for (let i = 0; i < compared; i += 1) if (some[i] !== others[i]) return false;
  for (let i = 4 * compared; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/** When each file of a folder was saved. @param {IDBTransaction} transaction @param {string} store @returns {Promise<Record<string, {timestamp: any}>>} */
const saved = (transaction, store) => new Promise((resolve, reject) => {
  /** @type {Record<string, {timestamp: any}>} */
  const files = {};
  transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  transaction.objectStore(store).index('timestamp').openKeyCursor().onsuccess = ({ target }) => {
    const cursor = /** @type {IDBRequest<IDBCursor | null>} */ (target).result;
    if (!cursor) return resolve(files);
    files[String(cursor.primaryKey)] = { timestamp: cursor.key };
    try {
      cursor.continue();
    } catch (error) {
      reject(error);
    }
  };
});

/** @param {any} FS Emscripten's file system */
export function createSnapshots(FS) {
  const { IDBFS } = FS.filesystems;
  // What IndexedDB throws here reaches nobody but the page, and would end the application: it is a refusal, also one that comes
  // after the deadline, when the connection is closed already.
  const { reconcile } = IDBFS;
  /** The last opening of each database. @type {Record<string, IDBOpenDBRequest>} */
  const opened = {};
  IDBFS.indexedDB = () => ({
    /** @param {string} name @param {number} version */
    open(name, version) {
      const request = opened[name] = indexedDB.open(name, version);
      return Object.defineProperty(request, 'onupgradeneeded', { set: (make) => making(request, make) });
    },
  });
  // IDBFS's own does not see what goes wrong between two files, nor why.
  IDBFS.getRemoteSet = (/** @type {any} */ mount, /** @type {(error: unknown, set?: any) => void} */ done) => {
    IDBFS.getDB(mount.mountpoint, (/** @type {unknown} */ failed, /** @type {IDBDatabase} */ db) => {
      if (failed) return done(failed);
      (async () => saved(db.transaction(IDBFS.DB_STORE_NAME), IDBFS.DB_STORE_NAME))().then(
        (entries) => done(null, { type: 'remote', db, entries }), done);
    });
  };
  IDBFS.reconcile = (/** @type {any} */ source, /** @type {any} */ target, /** @type {(error: unknown) => void} */ done) => {
    try {
      reconcile.call(IDBFS, source, target, done);
    } catch (error) {
      done(error);
    }
  };
  /** @type {Map<string, {path: string, mount: any, mayWrite: boolean, last: Promise<unknown>}>} */
  const folders = new Map();

  /** @param {string} network */
  function folder(network) {
    let found = folders.get(network);
    if (!found) {
      const path = folderOf(network);
      FS.mkdirTree(path);
      found = { path, mount: FS.mount(IDBFS, {}, path).mount, mayWrite: false, last: Promise.resolve() };
      folders.set(network, found);
    }
    return found;
  }

  /** One thing after another in a folder. @template T @param {string} network @param {() => Promise<T>} work @returns {Promise<T>} */
  function inTurn(network, work) {
    const place = folder(network);
    const turn = place.last.then(work, work);
    place.last = turn.catch(() => {});
    return turn;
  }

  /** @param {string} network @param {boolean} populate */
  async function sync(network, populate) {
    const { path, mount } = folder(network);
    try {
      await within(new Promise((resolve, reject) => {
        IDBFS.syncfs(mount, populate, (/** @type {any} */ error) => (error ? reject(error) : resolve(undefined)));
      }), 'sync');
      // Deleted by the browser or another tab, the database is not held back by this one; the next try opens it anew.
      const database = IDBFS.dbs[path];
      if (database) database.onclose = database.onversionchange = () => {
        database.close();
        if (IDBFS.dbs[path] === database) delete IDBFS.dbs[path];
      };
    } catch (error) {
      // IDBFS keeps a broken connection for ever: the next try gets a new one. What was given up does not go on later,
      // with what it knew then.
      const late = opened[path];
      if (late) late.onsuccess = () => late.result.close();
      try {
        IDBFS.dbs[path]?.close();
      } finally {
        delete IDBFS.dbs[path];
      }
      throw error;
    }
  }

  /** The folder's own database, beside IDBFS. @template T @param {string} network @param {(store: IDBObjectStore) => Promise<T>} work @param {IDBTransactionMode} mode */
  async function direct(network, work, mode) {
    const db = await within(result(indexedDB.open(folder(network).path)), 'open');
    try {
      if (!db.objectStoreNames.contains(IDBFS.DB_STORE_NAME)) throw new Error('no snapshots');
      const transaction = db.transaction(IDBFS.DB_STORE_NAME, mode);
      const done = committed(transaction);
      const value = await within(work(transaction.objectStore(IDBFS.DB_STORE_NAME)), 'direct');
      await within(done, 'direct');
      return value;
    } finally {
      db.close();
    }
  }

  /** @param {string} network @returns {string[]} newest first */
  const names = (network) => FS.readdir(folder(network).path).filter((/** @type {string} */ name) => name[0] !== '.').sort().reverse();

  return {
    /** @param {string} network */
    list: (network) => inTurn(network, async () => {
      await sync(network, true);
      return names(network);
    }),
    /** @param {string} network @param {string} name */
    read: (network, name) => inTurn(network, async () => /** @type {Uint8Array} */ (FS.readFile(`${folder(network).path}/${name}`))),
    /** This tab has the lock: what others saved before is read, and only then may it save. @param {string} network */
    allowWriting: (network) => inTurn(network, async () => {
      await sync(network, true);
      folder(network).mayWrite = true;
    }),
    /** What is being written is finished first. @param {string} network */
    endWriting: (network) => inTurn(network, async () => { folder(network).mayWrite = false; }),
    /** @param {string} network @param {string} name @param {Uint8Array} bytes */
    write: (network, name, bytes) => inTurn(network, async () => {
      const { path, mayWrite } = folder(network);
      if (!mayWrite) throw new Error('another tab tidies');
      FS.writeFile(`${path}/${name}`, bytes);
      await sync(network, false);
      const kept = await direct(network, (store) => result(store.get(`${path}/${name}`)), 'readonly');
      if (!(kept?.contents && same(kept.contents, bytes))) throw new Error('read back differently');
    }),
    /** @param {string} network @param {string[]} old */
    remove: (network, old) => inTurn(network, async () => {
      if (!folder(network).mayWrite) throw new Error('another tab tidies');
      for (const name of old) {
        if (names(network).includes(name)) FS.unlink(`${folder(network).path}/${name}`);
      }
      await sync(network, false);
    }),
    /** @param {string} network */
    removeAll: (network) => inTurn(network, async () => {
      await sync(network, true);
      for (const name of names(network)) FS.unlink(`${folder(network).path}/${name}`);
      await direct(network, async (store) => { store.clear(); }, 'readwrite');
    }),
  };
}
