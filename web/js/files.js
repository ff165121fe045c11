// Files in and out: chosen, dropped, offered to keep; photos made small on the way in.

const PHOTO_BYTES = 200000, PHOTO_SIDE = 1280;
/** Files larger than this are not read (core/document/import.hpp, Limits). */
const MOST_BYTES = 2 ** 28;

/** A photo as a JPEG that fits in a document; what is no picture comes out empty. @param {File} file */
async function small(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return new Uint8Array();
  for (let side = PHOTO_SIDE, quality = 0.8; ; side *= 0.8, quality = Math.max(0.5, quality - 0.1)) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    /** @type {Blob | null} */
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
    if (blob && blob.size <= PHOTO_BYTES) return new Uint8Array(await blob.arrayBuffer());
  }
}

/** @param {string} name @param {Blob} content */
export function download(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the address after this task; a minute later it certainly has.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/**
 * @param {import('./wasm.js').Api} api
 */
export function createFiles(api) {
  const stop = new AbortController();
  const { signal } = stop;

  /** Gives whether more may follow. A folder, or a file that is gone, comes out empty and is refused. @param {File} file */
  async function open(file) {
    const tooLarge = file.size > MOST_BYTES;
    const bytes = tooLarge ? new Uint8Array() : file.type.startsWith('image/') ? await small(file) : new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
    return api.call('file', file.name, bytes, tooLarge ? 1 : 0);
  }

  /** The files being handed over, and those that come meanwhile. @type {File[] | null} */
  let underWay = null;

  /** Many are joined into one, file by file; in between, frames are drawn and the person may cancel. @param {Iterable<File>} chosen */
  async function openAll(chosen) {
    const files = [...chosen];
    if (signal.aborted) return;
    if (files.length < 2 && !underWay) return void (files[0] && await open(files[0]));
    api.call('files', files.length);
    if (underWay) return void underWay.push(...files);
    underWay = files;
    let drawn = performance.now();
    for (const file of files) {
      if (!await open(file)) break;
      if (performance.now() - drawn < 50) continue;
      await new Promise((resolve) => setTimeout(resolve));
      drawn = performance.now();
    }
    underWay = null;
    api.call('files', 0);
  }

  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }, { signal });
  addEventListener('drop', async (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    await openAll(files);
  }, { signal });

  return {
    download,
    openAll,
    /** @param {string} accept */
    pick(accept) {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = accept;
      input.multiple = !accept.startsWith('image');
      input.addEventListener('change', () => openAll(input.files ?? []));
      input.click();
    },
    stop: () => stop.abort(),
  };
}
