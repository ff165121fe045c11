// A disk small enough to be filled.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A disk of so many megabytes, or nothing where this machine may not mount one.
 * @param {number} megabytes @param {string} [part] the folder of the browser's data that lies on it; all of it, otherwise. What a
 *   browser maps into its memory (its own caches) ends it when the disk is full, which says nothing about a page.
 */
export function smallDisk(megabytes, part = '') {
  const profile = mkdtempSync(join(tmpdir(), 'parcours-disk-'));
  const place = join(profile, part);
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'pipe' });
  } catch {
    rmSync(profile, { recursive: true });
    return null;
  }
  const stuffing = join(place, 'stuffing');
  return {
    /** For a browser's data. */
    profile: part ? profile : join(place, 'profile'),
    /** Takes all the room there is. */
    fill: () => execFileSync('sh', ['-c', `cat /dev/zero >> ${stuffing} 2>/dev/null || true`]),
    /** Gives it back. */
    empty: () => rmSync(stuffing),
    remove() {
      execFileSync('umount', ['-l', place]);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
