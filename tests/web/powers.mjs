// What a browser can do to a tab of its own: end it at once, without a last word, and put it to sleep. Chromium is asked;
// Firefox has no word for either, but each of its tabs gets a process.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Lets a Chromium that has not started yet show its internal pages. @param {string} profile */
export const allowDiscarding = (profile) => writeFileSync(join(profile, 'Local State'), JSON.stringify({ internal_only_uis_enabled: true }));

/**
 * Chromium's page of tabs that it may discard to have room: open it before a tab is to be discarded.
 * @param {any} page
 */
export async function discarding(page) {
  await page.goto('chrome://discards', { waitUntil: 'domcontentloaded' });
  /** Discards a tab, as Chromium does when memory is short, but for one that a debugger watches: it must let go. @param {any} tab */
  return async (tab) => {
    const address = tab.url(), watching = tab._client();
    for (const session of [watching, watching.parentSession()]) await session?.detach().catch(() => {});
    return page.evaluate(async (url) => {
      const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
      const row = () => all(document).find((each) => each.matches('tr') && each.querySelector('.tab-url-cell')?.textContent.trim().startsWith(url));
      const until = async (question) => {
        for (let tries = 0; tries < 1000; tries += 1) {
          const answer = question();
          if (answer) return answer;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        throw new Error(`never: ${question}; the page says ${all(document).filter((each) => each.matches('tr')).map((each) => each.textContent.replace(/\s+/g, ' ')).join('\n')}`);
      };
      // The page draws its rows anew each second: a press may meet one that is no longer there.
      let presses = 0;
      await until(() => {
        if (/discarded/i.test(row()?.textContent)) return true;
        if (presses++ % 100 === 0) [...(row()?.querySelectorAll('[is="action-link"]') ?? [])].find((link) => /urgent/i.test(link.textContent))?.click();
        return false;
      });
    }, address);
  };
}
