// A disk small enough to be filled.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of so many megabytes, or nothing where this machine may not mount one. */
export function smallDisk(megabytes) {
  const place = mkdtempSync(join(tmpdir(), 'parcours-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'pipe' });
  } catch {
    rmSync(place, { recursive: true });
    return null;
  }
  const stuffing = join(place, 'stuffing');
  return {
    /** For a browser's data. */
    profile: join(place, 'profile'),
    /** Takes all the room there is. */
    fill: () => execFileSync('sh', ['-c', `cat /dev/zero >> ${stuffing} 2>/dev/null || true`]),
    /** Gives it back. */
    empty: () => rmSync(stuffing),
    remove() {
      execFileSync('umount', ['-l', place]);
      rmSync(place, { recursive: true, force: true });
    },
  };
}
