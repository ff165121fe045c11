// How long the browser keeps what is kept here: what it promises, and where it certainly keeps nothing.

import { recall, remember } from './place.js';

// As in shell/app/app.hpp.
const GRANTED = 1, DENIED = 2, PRIVATE = 3;

/** Private windows of Firefox and Safari keep no files of their own; other browsers do not let it be known. */
async function isPrivate() {
  if (!navigator.storage?.getDirectory) return false;
  return navigator.storage.getDirectory().then(() => false, (error) => error.name !== 'NotSupportedError');
}

/** A tab on an iPhone or iPad, which shares nothing with the icon on the home screen. */
function isAppleTab() {
  const apple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);
  return apple && !matchMedia('(display-mode: standalone)').matches;
}

/** @param {import('./wasm.js').Api} api */
export function createKeeping(api) {
  /** @param {Promise<boolean> | undefined} promised @param {number} otherwise */
  async function tell(promised, otherwise) {
    const granted = await promised?.catch(() => false);
    const kept = granted ? GRANTED : await isPrivate() ? PRIVATE : otherwise;
    api.call('keeping', kept, isAppleTab() ? 1 : 0);
  }
  return {
    /** Before anything was asked, in this visit or an earlier one, not promised is not yet refused. */
    look: () => tell(navigator.storage?.persisted?.(), recall('asked') ? DENIED : 0),
    /** The browser then keeps this site's data even when it runs short of room. */
    ask: () => {
      remember('asked', '1');
      return tell(navigator.storage?.persist?.(), DENIED);
    },
  };
}
