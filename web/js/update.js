// Works offline from the second visit on, and offers a new build when one is whole on the device: never by itself, only
// when the person asks, and only once everything is saved (web/sw.js has the other half).

import { named } from './place.js';
import { words } from './words.js';

/** The build this page came from, as index.html writes it behind addresses; other files are asked for by it too. */
export const build = new URL(import.meta.url).search;

const HOUR = 3_600_000;
const PATIENCE = 5000;

// As long as this page lives, also while it is slow to begin, its build is kept.
navigator.locks?.request(named(`build:${build.slice(1)}`), { mode: 'shared' }, () => new Promise(() => {}))
  .catch(() => {});

/** Loads the page anew, with the build that waits if one does. @param {ServiceWorkerRegistration | undefined} registration */
async function renew(registration) {
  const worker = registration?.waiting;
  if (worker) {
    await new Promise((resolve) => {
      worker.addEventListener('statechange', () => { if (worker.state === 'activated') resolve(undefined); });
      setTimeout(resolve, PATIENCE);
      worker.postMessage('apply');
    });
  }
  location.reload();
}

/** A page that cannot go on takes the build that waits: it may be the one that can. */
export async function reload() {
  await renew(await navigator.serviceWorker?.getRegistration().catch(() => undefined));
}

/** What is offered, while it is. @type {Parameters<typeof offer> | null} */
let offered = null;

/** In another language from now on. */
export function retell() {
  const place = document.getElementById('offer');
  if (!place || !offered) return;
  place.remove();
  offer(...offered);
}

/**
 * @param {ServiceWorkerRegistration | undefined} registration @param {() => Promise<boolean>} saved
 * @param {boolean} [needed] this page only shows from now on: there is no later
 */
function offer(registration, saved, needed = false) {
  const before = document.getElementById('offer');
  if (before && !needed) return;
  before?.remove();
  offered = [registration, saved, needed];
  const text = words(document.documentElement.lang);
  const place = document.createElement('div');
  place.id = 'offer';
  place.setAttribute('role', 'status');
  const root = document.documentElement;
  root.classList.add('offered');
  document.body.append(place);
  // Said by screen readers because it comes into a status that was there before.
  setTimeout(() => {
    const message = place.appendChild(Object.assign(document.createElement('p'), { textContent: needed ? text.outdated : text.update }));
    /** @param {string} name @param {string} content */
    const button = (name, content) => place.appendChild(Object.assign(document.createElement('button'), { className: name, textContent: content }));
    const apply = button('apply', text.reload);
    apply.addEventListener('click', async () => {
      apply.disabled = true;
      if (await saved()) return renew(registration);
      apply.disabled = false;
      message.textContent = text.updateUnsaved;
    });
    if (!needed) button('later', text.later).addEventListener('click', () => {
      place.remove();
      root.classList.remove('offered');
    });
  }, 50);
}

/** Another tab runs a newer build. @param {() => Promise<boolean>} saved */
export async function offerReload(saved) {
  offer(await navigator.serviceWorker?.getRegistration().catch(() => undefined), saved, true);
}

/** @param {() => Promise<boolean>} saved saves everything and says whether that is done */
export async function keepOffline(saved) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const registration = await workers.register('sw.js');
  let checked = Date.now();
  const look = () => {
    // Not the first build of all: that one is what this page is.
    if (registration.waiting && workers.controller) offer(registration, saved);
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  // Another tab has taken the new build; this page goes on with the files of its own.
  if (workers.controller) workers.addEventListener('controllerchange', () => offer(registration, saved));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < HOUR) return;
    checked = Date.now();
    registration.update().catch(() => {});
  });
  (await workers.ready).active?.postMessage('started');
}
