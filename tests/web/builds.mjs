// A host whose folder can be given another build, as its owner would: a copy of the built site, named anew.

import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { site } from './harness.mjs';

const web = new URL('../../web/', import.meta.url).pathname;
const NAMED = ['index.html', 'sw.js'];

export function host() {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-host-'));
  cpSync(site, folder, { recursive: true });
  return {
    folder,
    /** Puts a build there that differs by name: pages of it know it as `window.release`. @param {string} release */
    deploy(release) {
      cpSync(site, folder, { recursive: true });
      for (const file of ['app.js', 'early.js']) appendFileSync(join(folder, file), `\nwindow.${file.replace('.js', '')}Release = '${release}';`);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name))
        .filter((file) => !NAMED.includes(file.slice(folder.length + 1)));
      execFileSync('python3', [`${web}cmake/offline.py`, folder, `${web}index.html`, `${web}sw.js`, ...files]);
    },
    /** The name of the build that is there. */
    build: () => /app\.js\?(\w+)/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))[1],
    remove: () => { if (existsSync(folder)) rmSync(folder, { recursive: true }); },
  };
}
