// The processes of Firefox's tabs, each of which gets one of its own.

import { readFileSync, readdirSync } from 'node:fs';

/** Those that show pages of a browser. @param {number} browser its process */
function showing(browser) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]+/).filter(Boolean);
      return command.at(-1) === 'tab' && command[command.indexOf('-parentPid') + 1] === String(browser);
    } catch { return false; }  // it has ended meanwhile
  });
}

const signal = (pids, name) => { for (const pid of pids) try { process.kill(pid, name); } catch { /* it has ended meanwhile */ } };

/** Tells whose the processes of a browser are, tab by tab. @param {number} browser its process */
export function processesOf(browser) {
  const claimed = new Set();
  /** Asked when a tab is there: those that are no other tab's. */
  return () => {
    const mine = showing(browser).filter((pid) => !claimed.has(pid));
    for (const pid of mine) claimed.add(pid);
    return {
      count: mine.length,
      kill: async () => signal(mine, 'SIGKILL'),
      freeze: async (frozen) => signal(mine, frozen ? 'SIGSTOP' : 'SIGCONT'),
      /** The tab is closed: another may have its process. */
      leave: () => { for (const pid of mine) claimed.delete(pid); },
    };
  };
}

/** Settings of Firefox: each tab has a process, and none waits in advance. */
export const ONE_EACH = { 'dom.ipc.processCount.webIsolated': 32, 'dom.ipc.processPrelaunch.enabled': false };
