// Keeps whole builds on the device, so that Parcours opens without a network, and gives each page the files of the one
// build it came from: index.html names its build behind every address (`app.js?BUILD`), so old and new never mix, even
// when several builds are open in several tabs.
//
// web/cmake/offline.py puts three constants before this: the build, the files of a first visit and those fetched later,
// each with the hash of its content, which the browser checks. A build is installed whole or not at all. A new one waits
// until a person asks for it (web/js/update.js).
/* global __BUILD__, __FILES__, __LATER__ */

const ALL = { ...__FILES__, ...__LATER__ };
const scope = self.registration.scope;
// Caches belong to the whole host: their names carry the folder, as everything kept here (web/js/place.js).
const prefix = `parcours:${new URL(scope).pathname}:build:`;
const keyOf = (path) => `${scope}${path}?${encodeURIComponent(ALL[path])}`;

/** A file of this build, whole and unchanged; one that any earlier build brought is not downloaded again. */
async function bring(path) {
  const cache = await caches.open(prefix + __BUILD__);
  const key = keyOf(path);
  const kept = await cache.match(key);
  if (kept) return kept;
  let response = await caches.match(key);
  if (!response) {
    // What the page has just loaded is in the browser's own cache; a stale answer there does not fit the hash.
    const ask = (mode) => fetch(`${scope}${path}?${__BUILD__}`, { cache: mode, integrity: ALL[path] });
    const fetched = await ask('default').catch(() => ask('reload'));
    if (!fetched.ok) throw new Error(`${path}: ${fetched.status}`);
    // A fresh answer: one that was redirected may not open a page.
    response = new Response(await fetched.blob());
  }
  await cache.put(key, response.clone());
  return response;
}

async function open(request) {
  // A host that has another build already, and a cache that the browser emptied: the page of the host is whole as well.
  return bring('').catch(() => fetch(request));
}

async function file(path, build) {
  if (!build || build === __BUILD__) return bring(path);
  const other = await caches.open(prefix + build);
  return (await other.match(scope + path, { ignoreSearch: true })) ?? Response.error();
}

self.addEventListener('install', (event) => {
  // An update brings everything; a first visit only what it needs, the rest follows once the page has started.
  const paths = Object.keys(self.registration.active ? ALL : __FILES__);
  event.waitUntil(Promise.all(paths.map(bring)));
});

/**
 * Files shared with the installed application wait here until a page of it opens them (web/js/received.js): kept
 * before the page is shown, so that none is lost on the way. Without a network as well.
 */
async function keepShared(request) {
  const cache = await caches.open(`parcours:${new URL(scope).pathname}:shared`);
  for (const file of (await request.formData()).getAll('files')) {
    if (!(file instanceof File)) continue;
    const headers = { 'X-File-Name': encodeURIComponent(file.name), 'Content-Type': file.type };
    await cache.put(`${scope}shared/${crypto.randomUUID()}`, new Response(file, { headers }));
  }
  return Response.redirect(scope, 303);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'POST' && request.url === `${scope}shared`) event.respondWith(keepShared(request));
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const url = new URL(request.url);
  const path = decodeURI(url.href.slice(scope.length).replace(/[?#].*/, ''));
  if (request.mode === 'navigate' && (path === '' || path === 'index.html')) event.respondWith(open(request));
  else if (path && path in ALL) event.respondWith(file(path, url.search.slice(1)).catch(() => Response.error()));
});

/** Removes builds that no page uses: each page holds a lock by the name of its build's cache. */
async function tidy() {
  const { installing, waiting } = self.registration;
  if (installing || waiting || !navigator.locks) return;
  const { held } = await navigator.locks.query();
  const used = new Set([prefix + __BUILD__, ...held.map(({ name }) => name)]);
  for (const name of await caches.keys()) if (name.startsWith(prefix) && !used.has(name)) await caches.delete(name);
}

self.addEventListener('message', (event) => {
  if (event.data === 'apply') self.skipWaiting();
  if (event.data !== 'started') return;
  const later = navigator.connection?.saveData ? [] : Object.keys(__LATER__);
  event.waitUntil(Promise.allSettled(later.map(bring)).then(tidy));
});
