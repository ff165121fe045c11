// What C++ asks of the page (web/platform/imports.hpp), each by its name in shell/app/effects.hpp.

import { asText } from './wasm.js';
import { remember } from './place.js';
import { retell } from './update.js';
import { words } from './words.js';

/**
 * @param {() => {api: import('./wasm.js').Api, frames: any, store: any, files: any, keeping: any, plain: any, at: string, fetchFile: (path: string) => Promise<Uint8Array>}} page
 *   what the bridge reaches; a function, because C++ is there before the rest
 */
export function createBridge(page) {
  const root = document.documentElement;
  let announced = { text: '', at: 0 };

  /** Cleared first, so that the same words are spoken again. @param {string} text @param {boolean} assertive */
  function announce(text, assertive) {
    // A notice is told by what it shows and by what it says: once is enough.
    if (text === announced.text && Date.now() - announced.at < 1000) return;
    announced = { text, at: Date.now() };
    const place = /** @type {HTMLElement} */ (document.getElementById(assertive ? 'assertive' : 'polite'));
    place.textContent = '';
    setTimeout(() => { place.textContent = text; }, 50);
  }

  /** @type {Record<string, (...fields: string[]) => void>} */
  const effects = {
    pickFile: (accept) => page().files.pick(accept),
    navigate(fragment, replace) {
      // A link was followed that the application has not heard of yet: that is where the person wants to be.
      if (location.hash !== page().at || location.hash === fragment) return;
      if (replace === '1') history.replaceState(null, '', fragment);
      else location.hash = fragment;
      page().at = location.hash;
    },
    announce: (text, assertive) => announce(text, assertive === '1'),
    setTitle(title, language) {
      // Another place of the application: the browser tells nobody, and the link that led here keeps the focus.
      if (document.title !== title && root.lang === language) setTimeout(() => { if (!(document.activeElement instanceof HTMLHeadingElement)) announce(document.title, false); }, 300);
      document.title = title;
      const spoken = root.lang;
      root.lang = language;
      if (spoken !== language) retell();
      const skip = /** @type {HTMLElement} */ (document.getElementById('skip'));
      skip.textContent = words(language).skip;
      skip.hidden = false;
    },
    savePreferences: (json) => remember('preferences', json),
    async fetchContent(path) {
      const { api, fetchFile } = page();
      try {
        api.call('content', path, await fetchFile(path), 1);
      } catch {
        api.call('content', path, new Uint8Array(), 0);
      }
    },
    async fetchMessages(language) {
      const { api, fetchFile } = page();
      let file;
      try {
        file = await fetchFile(`locales/${language}.json`);
      } catch (error) {
        // Whoever reads another language meanwhile goes on in that one.
        if (!api.call('unspoken')) throw error;
        return;
      }
      api.messages(language, file);
    },
    setTheme(dark, background, surface, text, accent) {
      for (const [name, value] of Object.entries({ background, surface, text, accent })) root.style.setProperty(`--${name}`, value);
      root.style.colorScheme = dark === '1' ? 'dark' : 'light';
      document.querySelector('meta[name=theme-color]')?.setAttribute('content', background);
      remember('theme', JSON.stringify({ dark: dark === '1', background, surface, text, accent }));
    },
    setPlain: (choice) => page().plain.want(Number(choice)),
    askPersistence: () => page().keeping.ask(),
    keepDrafts: () => remember('drafts', page().api.drafts(), 'sessionStorage'),
    print: () => window.print(),
    wake: (milliseconds) => page().frames.wake(Number(milliseconds)),
    scrollTo: (y) => scrollTo(0, Number(y)),
  };

  return {
    announce,
    /** @param {number} frames */
    invalidate: (frames) => page().frames?.invalidate(frames),
    /** @param {number} kind @param {number} at @param {number} size */
    effect(kind, at, size) {
      const { api, files } = page();
      const name = api.text(kind);
      const fields = api.fields(at, size);
      if (name === 'download') files.download(asText(fields[0]), new Blob([fields[2]], { type: asText(fields[1]) }));
      else effects[name](...fields.map(asText));
    },
    /** @param {number} ticket @param {number} operation @param {number} at @param {number} size */
    store(ticket, operation, at, size) {
      const { api, store } = page();
      store.ask(ticket, api.text(operation), api.fields(at, size));
    },
  };
}
