// Whether the page is the picture with the mirror over it, or the mirror alone as ordinary HTML: where the system forces
// colours, where there is no WebGL or its graphics card is lost, and where somebody wants it so.

const GIVEN_UP_AFTER = 2000;

/** @param {boolean} wanted what the person chose @param {() => void} changed */
export function createPlain(wanted, changed) {
  const forced = matchMedia('(forced-colors: active)');
  // A probe canvas keeps the real one free.
  const always = new URLSearchParams(location.search).has('plain') || !document.createElement('canvas').getContext('webgl2');
  let lost = false, now = false, timer = 0;

  function decide() {
    const before = now;
    now = always || wanted || lost || forced.matches;
    document.documentElement.classList.toggle('plain', now);
    if (now !== before) changed();
  }

  forced.addEventListener('change', decide);
  decide();
  return {
    on: () => now,
    /** @param {boolean} plain */
    want(plain) {
      wanted = plain;
      decide();
    },
    /** The graphics card is lost: the picture stands still, and is given up when it does not come back. */
    lose() {
      timer = setTimeout(() => { lost = true; decide(); }, GIVEN_UP_AFTER);
    },
    regain() {
      clearTimeout(timer);
      lost = false;
      decide();
    },
  };
}
