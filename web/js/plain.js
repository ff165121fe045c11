// Whether the page is the picture with the mirror over it, or the mirror alone as ordinary HTML: where the system forces
// colours, unless somebody wants the picture even then; where there is no WebGL or its graphics card is lost; and where
// somebody wants it so.

const GIVEN_UP_AFTER = 2000;

const CHOICES = ['needed', 'always', 'never'];

/** @param {string} chosen one of CHOICES @param {() => void} changed */
export function createPlain(chosen, changed) {
  const forced = matchMedia('(forced-colors: active)');
  // A probe canvas keeps the real one free.
  const always = new URLSearchParams(location.search).has('plain') || !document.createElement('canvas').getContext('webgl2');
  let lost = false, now = false, timer = 0;

  function decide() {
    const before = now;
    now = always || lost || chosen === 'always' || (chosen !== 'never' && forced.matches);
    document.documentElement.classList.toggle('plain', now);
    if (now !== before) changed();
  }

  forced.addEventListener('change', decide);
  decide();
  return {
    on: () => now,
    /** @param {number} choice its place in CHOICES */
    want(choice) {
      chosen = CHOICES[choice];
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
