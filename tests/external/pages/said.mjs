// Listens to the wallboard as a screen reader does: node said.mjs http://127.0.0.1:PORT
// The server's pushes and the clock are this program's own: a number of the sentence changes every second for five minutes, then the state.
// Prints one line per check, then "N passed, N failed"; exit code 1 on a failure.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [address] = process.argv.slice(2);
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!address || !executablePath) {
  console.log(executablePath ? 'usage: node said.mjs http://127.0.0.1:PORT' : 'SKIPPED: there is no Chromium on this machine.');
  process.exit(executablePath ? 2 : 0);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer', '--in-process-gpu'], timeout: 120_000 });
const page = await browser.newPage();
page.setDefaultTimeout(120_000);
await page.clock.install();
await page.addInitScript(() => {
  globalThis.EventSource = class {
    static CLOSED = 2;
    readyState = 1;
    constructor() { globalThis.pushes = this; }
  };
});
await page.goto(new URL('/wall', address).href, { waitUntil: 'load' });
await page.evaluate(() => {
  globalThis.heard = [];
  new MutationObserver((changes) => changes.forEach((one) => one.target.parentElement?.closest('[role=status]') ?? one.target.closest?.('[role=status]')
    ? globalThis.heard.push(document.querySelector('[role=status]').textContent) : 0))
    .observe(document.body, { subtree: true, childList: true, characterData: true });
});

const push = async (state, heading, sentence) => {
  await page.evaluate((view) => globalThis.pushes.onmessage({ data: JSON.stringify(view) }), { state, texts: { heading, sentence, waiting: sentence }, marks: {}, paths: {} });
  await page.clock.runFor(1000);
};
for (let second = 0; second < 300; second += 1) {
  await push('stale', 'Old numbers', `These numbers are ${second} s old.`);
}

const whileTheSame = await page.evaluate(() => globalThis.heard.splice(0));
await push('normal', 'Normal', 'Arrivals are as usual for this day and hour.');
const whenItChanged = await page.evaluate(() => globalThis.heard);
await browser.close();

const checks = {
  'a number that changes every second is said once a minute at most': () => assert.ok(whileTheSame.length >= 1 && whileTheSame.length <= 6, `${whileTheSame.length} times in five minutes`),
  'another state is said at once': () => assert.deepEqual(whenItChanged, ['Normal. Arrivals are as usual for this day and hour.']),
};
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    check();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
}

console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
