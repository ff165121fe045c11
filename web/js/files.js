// Files in and out: chosen, dropped, offered to keep.

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

  /** @param {File} file */
  async function open(file) {
    api.call('file', file.name, new Uint8Array(await file.arrayBuffer()));
  }

  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }, { signal });
  addEventListener('drop', async (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    for (const file of files) await open(file);
  }, { signal });

  return {
    download,
    /** @param {string} accept */
    pick(accept) {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = accept;
      input.addEventListener('change', async () => {
        for (const file of input.files ?? []) await open(file);
      });
      input.click();
    },
    stop: () => stop.abort(),
  };
}
