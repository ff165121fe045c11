// Draws on demand: a frame happens only because somebody asked for one, so a page at rest costs nothing.

const DARK = 1, COARSE = 2, MORE_CONTRAST = 4, ONLINE = 8, NO_WEBGL = 16;

/**
 * @param {import('./wasm.js').Api} api
 * @param {HTMLCanvasElement} canvas
 * @param {{plain: {on: () => boolean, lose: () => void, regain: () => void}, drawn: (height: number) => void}} page
 */
export function createFrames(api, canvas, page) {
  let pending = 0, wanted = 0, timer = 0, stopped = false;
  let scaled = 1, width = 0, height = 0, pixelWidth = 0, pixelHeight = 0;

  const media = {
    dark: matchMedia('(prefers-color-scheme: dark)'),
    coarse: matchMedia('(pointer: coarse)'),
    contrast: matchMedia('(prefers-contrast: more)'),
  };

  /** Asks for frames; the browser is asked only when it is not already going to call. @param {number} [frames] */
  function invalidate(frames = 1) {
    wanted = Math.max(wanted, frames);
    if (!pending && !stopped) pending = requestAnimationFrame(frame);
  }

  function frame() {
    pending = 0;
    if (stopped) return;
    wanted = Math.max(0, wanted - 1);
    // Setting a canvas's size clears it, so it happens only here, just before it is drawn again.
    if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
    if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
    page.drawn(api.call('frame', performance.now(), scrollY, Date.now() / 1000));
    const scale = page.plain.on() ? api.call('scale', width) : 1;
    if (scale !== scaled) document.documentElement.style.setProperty('--scale', String(scaled = scale));
    if (wanted > 0) invalidate(wanted);
  }

  function tellEnvironment() {
    const flags = (media.dark.matches ? DARK : 0) | (media.coarse.matches ? COARSE : 0) |
      (media.contrast.matches ? MORE_CONTRAST : 0) | (navigator.onLine ? ONLINE : 0) | (page.plain.on() ? NO_WEBGL : 0);
    api.call('environment', width, height, width > 0 ? pixelWidth / width : devicePixelRatio, flags);
    invalidate();
  }

  /** @param {ResizeObserverEntry} [entry] */
  function measure(entry) {
    const plain = page.plain.on();
    width = plain ? innerWidth : canvas.clientWidth;
    height = plain ? innerHeight : canvas.clientHeight;
    // The box counts device pixels exactly where rounding may be one off; where it counts CSS pixels it is no use.
    const box = entry?.devicePixelContentBoxSize?.[0];
    const exact = box !== undefined && Math.abs(box.inlineSize - width * devicePixelRatio) < 2;
    pixelWidth = exact ? box.inlineSize : Math.round(width * devicePixelRatio);
    pixelHeight = exact ? box.blockSize : Math.round(height * devicePixelRatio);
    tellEnvironment();
  }

  /** A change of pixel ratio that leaves the CSS size alone is told by no other event. */
  function watchRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      measure();
      watchRatio();
    }, { once: true });
  }

  const observer = new ResizeObserver((entries) => measure(entries[0]));

  return {
    invalidate,
    measure: () => measure(),
    /** Draws again after this long. @param {number} milliseconds */
    wake(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(invalidate, milliseconds);
    },
    start() {
      measure();
      try {
        observer.observe(canvas, { box: 'device-pixel-content-box' });
      } catch {
        observer.observe(canvas);
      }
      addEventListener('resize', () => { if (page.plain.on()) measure(); });
      watchRatio();
      for (const query of Object.values(media)) query.addEventListener('change', tellEnvironment);
      for (const type of ['online', 'offline']) addEventListener(type, tellEnvironment);
      addEventListener('scroll', () => invalidate(), { passive: true });
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        api.call('context', 0);
        page.plain.lose();
      });
      canvas.addEventListener('webglcontextrestored', () => {
        api.call('context', 1);
        page.plain.regain();
        invalidate(2);
      });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      cancelAnimationFrame(pending);
    },
  };
}
