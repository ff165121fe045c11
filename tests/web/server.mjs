// A static host, as plain as they come: it knows nothing of Parcours but the types of its files.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.otf': 'font/otf', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain',
};

/** Serves `folder` below the path `under` ('/' or '/some/folder/'). @param {string} folder @param {string} under */
export async function serve(folder, under = '/') {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    asked.push(path);
    const inside = path.startsWith(under) ? normalize(path.slice(under.length)) : '..';
    const file = join(folder, inside === '.' || inside.endsWith('/') ? join(inside, 'index.html') : inside);
    try {
      if (inside.startsWith('..')) throw new Error('outside');
      const body = await readFile(file);
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const listen = (port) => new Promise((resolve) => server.listen(port, 'localhost', resolve));
  const close = () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); });
  await listen(0);
  const { port } = server.address();
  return { asked, address: `http://localhost:${port}${under}`, close, open: () => listen(port) };
}
