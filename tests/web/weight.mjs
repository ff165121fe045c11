// What a first visit downloads: every file of the site outside demo/ and content/, raw and compressed, against the budget.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET = 340_000;  // bytes of brotli -11
const site = process.env.PARCOURS_SITE ?? new URL('../../build/site', import.meta.url).pathname;

const sum = { raw: 0, gzip: 0, brotli: 0 };
const line = (raw, gzip, brotli, name) =>
  console.log([raw, gzip, brotli].map((n) => String(n).padStart(9)).join('') + '  ' + name);
line('raw', 'gzip', 'brotli', 'file');
for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name), name = relative(site, path);
  if (!entry.isFile() || /^(demo|content)\//.test(name)) continue;
  const bytes = readFileSync(path);
  const sizes = {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: execFileSync('brotli', ['-q', '11', '-c', path], { maxBuffer: 1 << 26 }).length,
  };
  for (const kind in sum) sum[kind] += sizes[kind];
  line(sizes.raw, sizes.gzip, sizes.brotli, name);
}
line(sum.raw, sum.gzip, sum.brotli, `all (budget ${BUDGET})`);
if (sum.brotli > BUDGET || sum.brotli === 0) process.exitCode = 1;
