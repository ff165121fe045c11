// Files that come from outside the page: shared by another application with the installed Parcours (web/sw.js keeps them
// until here), or opened with it from a folder. They go the way of every file: reviewed before anything changes.

import { named } from './place.js';

/** What was shared with Parcours and not opened yet, each file once, whichever tab asks first. */
async function shared() {
  /** @type {File[]} */
  const files = [];
  if (!('caches' in window)) return files;
  const cache = await caches.open(named('shared'));
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const bytes = await response?.blob();
    if (!response || !bytes || !await cache.delete(request)) continue;
    const name = decodeURIComponent(response.headers.get('X-File-Name') ?? '');
    files.push(new File([bytes], name, { type: bytes.type }));
  }
  return files;
}

/** Begins once the application can say what it does with a file. @param {(files: File[]) => Promise<void>} open */
export async function receive(open) {
  const files = await shared().catch(() => []);
  if (files.length > 0) await open(files);
  /** @type {any} */ (window).launchQueue?.setConsumer(async (/** @type {{files: {name: string, getFile: () => Promise<File>}[]}} */ launch) => {
    // A file that is gone by now is said to be unreadable, as an empty one is.
    const opened = await Promise.all(launch.files.map((each) => each.getFile().catch(() => new File([], each.name))));
    if (opened.length > 0) await open(opened);
  });
}
