// What a browser can do to a tab of its own: end it at once, without a last word, and put it to sleep. Chromium is asked;
// Firefox has no word for either, but each of its tabs gets a process.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

/** Processes of Firefox that show pages. @param {number} browser its process */
function showing(browser) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]+/).filter(Boolean);
      return command.at(-1) === 'tab' && command[command.indexOf('-parentPid') + 1] === String(browser);
    } catch { return false; }  // it has ended meanwhile
  });
}

const signal = (pids, name) => { for (const pid of pids) try { process.kill(pid, name); } catch { /* it has ended meanwhile */ } };

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Settings of Firefox: each tab has a process, and none waits in advance. */
export const ONE_EACH = { 'dom.ipc.processCount.webIsolated': 32, 'dom.ipc.processPrelaunch.enabled': false };

/**
 * Gives what takes power over each tab once it is open; over the first before another is.
 * @param {string} engine @param {any} browser started with ONE_EACH
 */
export function powersOf(engine, browser) {
  if (engine === 'chromium') return async (page) => {
    const session = await page.createCDPSession();
    return {
      kill: () => Promise.race([session.send('Page.crash').catch(() => {}), pause(500)]),
      freeze: (frozen) => session.send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' }),
      leave() {},
    };
  };
  const claimed = new Set(), { pid } = browser.process();
  return async () => {
    const mine = showing(pid).filter((process) => !claimed.has(process));
    assert.ok(mine.length > 0, 'a tab has a process');
    for (const process of mine) claimed.add(process);
    return {
      kill: async () => signal(mine, 'SIGKILL'),
      freeze: async (frozen) => signal(mine, frozen ? 'SIGSTOP' : 'SIGCONT'),
      /** The tab is closed: another may get its process. */
      leave() { for (const process of mine) claimed.delete(process); },
    };
  };
}
