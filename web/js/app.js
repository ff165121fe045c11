// Puts the page together: each module knows only what it is given here.

import createModule from 'parcours-wasm';
import { connect } from './wasm.js';
import { createBridge } from './bridge.js';
import { createFetcher, load } from './boot.js';
import { createFiles } from './files.js';
import { createFrames } from './frame.js';
import { createKeeping } from './keeping.js';
import { createMirror } from './mirror.js';
import { createPlain } from './plain.js';
import { createStore } from './store.js';
import { fail, onFailure, remembers } from './failure.js';
import { listen } from './input.js';
import { receive } from './received.js';
import { named, recall, remember } from './place.js';
import { endWell, meetTabs, tellRecovered } from './tabs.js';
import { build, keepOffline, offerReload } from './update.js';

/** How long a later visit waits for the rest of the module, which should be on the device. */
const PATIENCE = 2000;

let started = false;
addEventListener('error', (event) => { if (event.error) fail(event.error, started); });
addEventListener('unhandledrejection', (event) => fail(event.reason, started));

/** @param {string} id */
const element = (id) => /** @type {any} */ (document.getElementById(id));

async function main() {
  const fetchFile = createFetcher();
  const loading = load(fetchFile);
  // Who has been here before goes on where they were, with all pages; a first visit is shown its first page first.
  const early = loading.preferences ? loading.whole() : null;
  const canvas = element('canvas');
  /** @type {any} */
  const page = { fetchFile };
  const plain = page.plain = createPlain(loading.plain, () => page.show?.());
  const bridge = createBridge(() => page);
  // Where a transaction fails, Emscripten 3.1's IDBFS reports `this.error`, and `this` is what its module was called with:
  // without one, a refused write would end the application instead of being refused.
  const module = await createModule.call({ error: new Error('IDBFS was refused') }, {
    bridge,
    locateFile: (/** @type {string} */ name) => name,
    onAbort: (/** @type {unknown} */ reason) => fail(reason, started),
    instantiateWasm(/** @type {WebAssembly.Imports} */ imports, /** @type {(instance: WebAssembly.Instance) => void} */ done) {
      loading.instantiate(imports).then(done, (error) => fail(error, started));
      return {};
    },
  });
  const fonts = await loading.fonts;
  if (early) await Promise.race([early, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  const api = page.api = connect(module);
  page.store = createStore(api);
  page.files = createFiles(api);
  page.keeping = createKeeping(api);

  /** @type {ReturnType<typeof listen> | null} */
  let input = null;
  const layers = { content: element('content'), fixed: element('fixed'), overlay: element('overlay') };
  const mirror = createMirror(layers, { plain, announce: bridge.announce, composing: () => input?.composing() ?? false, photo: api.photo });
  const join = () => (early ?? loading.whole()).then(() => api.call('whole'));
  /** @type {any[]} */
  let records = [];
  // From the picture to ordinary HTML, or back: the same records, in another dress.
  page.show = () => {
    if (!started) return;
    page.frames.measure();
    mirror.apply(records);
    mirror.keepInSight();
  };
  page.frames = createFrames(api, canvas, {
    plain,
    drawn(height) {
      layers.content.style.height = `${height}px`;
      const changed = api.records();
      if (!changed) return;
      records = changed;
      mirror.apply(records);
      if (!started && records.length > 0) {
        started = true;
        loading.shown();
        performance.mark('parcours-shown');
        if (!early) join();
        receive(page.files.openAll);
        // Another build: what it finds of each network is kept before anything is changed.
        if (recall('build') && recall('build') !== build) api.call('updated');
        remember('build', build);
        // Without it (private mode, no secure address) everything else goes on.
        keepOffline(() => {
          api.call('updating');  // what is open is kept by the build that knows it
          return page.store.saved();
        }).catch(() => {});
      }
    },
  });
  input = listen(api, mirror, layers.overlay);
  const flush = () => {
    api.call('flush');
    remember('drafts', api.drafts(), 'sessionStorage');
  };
  remembers({ flush, backup: () => api.call('backup') });
  for (const stop of [page.frames.stop, page.files.stop, input.stop]) onFailure(stop);

  api.start(loading.preferences, navigator.languages.join(','), crypto.getRandomValues(new Uint8Array(32)));
  api.call('recall', recall('drafts', 'sessionStorage'));
  for (const { weight, bytes } of fonts) api.call('font', weight, bytes);
  page.at = location.hash;
  api.call('route', page.at);
  if (early) join();
  page.frames.start();
  page.keeping.look();
  tellRecovered(api).catch(() => {});
  meetTabs({
    outdated() {
      // What is being typed is an edit of this tab, the last one.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      api.call('outdated');
      page.frames.invalidate();
      offerReload(page.store.saved);
    },
    ended: () => api.call('look_again'),
  }).catch(() => {});
  const hearPreferences = () => {
    const kept = recall('preferences');
    if (kept) api.call('preferences', kept);
  };
  addEventListener('storage', ({ key }) => { if (key === named('preferences')) hearPreferences(); });
  // What other tabs said meanwhile was not heard.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    hearPreferences();
    api.call('look_again');
  });
  history.scrollRestoration = 'manual';
  addEventListener('hashchange', () => {
    input.finish();
    page.at = location.hash;
    api.call('route', page.at);
  });
  const leave = () => {
    input.finish();
    flush();
    page.store.leave();
    endWell();
  };
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else page.frames.invalidate();
  });
  element('skip').addEventListener('click', (/** @type {Event} */ event) => {
    event.preventDefault();
    document.querySelector('main')?.focus();
  });
}

main().catch((error) => fail(error, started));
