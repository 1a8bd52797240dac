// Uses the members' panel in Chromium: node check.mjs http://127.0.0.1:PORT (a page that holds the panel)
// Prints one line per check, then "N passed, N failed"; exit code 1 on a failure.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const page = process.argv[2];
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!page || !browserPath) {
  console.log(page ? 'SKIPPED: there is no Chromium on this machine.' : 'usage: node check.mjs http://127.0.0.1:PORT');
  process.exit(page ? 0 : 2);
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js'); // half the work for the parser
const shots = process.env.PANEL_SHOTS;
// Without a graphics card Chromium imitates one; nothing here needs it, nor a process for it.
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer', '--in-process-gpu'], timeout: 120_000 });
let passed = 0;
let failed = 0;

async function check(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error?.message ?? error}`);
  }
}

// A tab of its own for each check, all in one window: a window is a new process each time.
const context = await browser.newContext({ bypassCSP: true });
context.setDefaultTimeout(120_000); // a machine that builds beside it is slow

async function open(width, colorScheme, language = '') {
  const tab = await context.newPage();
  await tab.setViewportSize({ width, height: 860 });
  await tab.emulateMedia({ colorScheme });
  tab.errors = [];
  tab.on('pageerror', (error) => tab.errors.push(error.message));
  await tab.goto(`${page.replace(/\/+$/, '')}/?lang=${language}`);
  await tab.getByRole('heading', { level: 2 }).waitFor();
  return tab;
}

async function clean(tab, name) {
  await tab.addScriptTag({ path: axe });
  const { violations } = await tab.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
  if (shots) {
    await tab.screenshot({ path: `${shots}/${name}.png` });
  }

  assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].target}`), []);
  assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'wider than the window');
}

async function tabTo(tab, name) {
  for (let step = 0; step < 40; step += 1) {
    await tab.keyboard.press('Tab');
    const focused = await tab.evaluate(() => document.querySelector('mls-support-panel').shadowRoot.activeElement?.textContent ?? '');
    if (focused.includes(name)) {
      return;
    }
  }

  assert.fail(`the keyboard does not reach "${name}"`);
}

await check('an empty list says so, at desktop and phone width, light and dark', async () => {
  for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [360, 'light'], [360, 'dark']]) {
    const tab = await open(width, scheme);
    await tab.getByText('You have no requests yet.').waitFor();
    assert.equal(await tab.getByText('Your standing').count(), 0); // nobody has said a word about it
    await clean(tab, `empty-${width}-${scheme}`);
    await tab.close();
  }
});

await check('a request is opened by the keyboard alone, and what is missing is said', async () => {
  const tab = await open(1280, 'light');
  await tabTo(tab, 'New request');
  await tab.keyboard.press('Enter');
  await tab.getByLabel('In one line').waitFor();
  await tabTo(tab, 'Send');
  await tab.keyboard.press('Enter');
  await tab.getByText('Please fill this in.').first().waitFor();
  await clean(tab, 'missing-1280');
  await tab.keyboard.type('Lockbox <b>does not</b> open'); // the focus is in the first field that is missing
  await tab.keyboard.press('Tab');
  await tab.keyboard.type('pass'); // a word of the list of topics
  await tab.keyboard.press('Tab');
  await tab.keyboard.type('It stays red. My card is 4111 1111 1111 1111.');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Tab'); // past the files
  await tab.keyboard.press('Enter');
  await tab.getByText('Your request is on its way.').first().waitFor();
  await tab.getByText('Card numbers were taken out.').first().waitFor();
  await tab.getByText('Lockbox <b>does not</b> open').waitFor(); // as text
  await clean(tab, 'sent-1280');
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

await check('a request is read and added to on a phone', async () => {
  const tab = await open(360, 'dark');
  await tab.getByRole('button', { name: /Lockbox/ }).click();
  await tab.getByRole('heading', { name: 'Lockbox <b>does not</b> open' }).waitFor();
  assert.equal(await tab.evaluate(() => document.querySelector('mls-support-panel').shadowRoot.activeElement?.tagName), 'H2');
  await tab.getByLabel('Add something').fill('It is the one at 5 Elm St.');
  await tab.getByRole('button', { name: 'Send' }).click();
  await tab.getByText('Thank you. It is on its way.').first().waitFor();
  await clean(tab, 'ticket-360-dark');
  await tab.getByRole('button', { name: 'Back to all requests' }).click();
  await tab.getByRole('button', { name: /Lockbox/ }).waitFor();
  await tab.close();
});

await check('what was said comes back from the help desk', async () => {
  const tab = await open(1280, 'dark');
  for (let look = 0; look < 50; look += 1) {
    await tab.getByRole('button', { name: /Lockbox/ }).click();
    await tab.getByRole('heading', { name: /Lockbox/ }).waitFor();
    if (await tab.getByText('It is the one at 5 Elm St.').count() > 0) {
      break;
    }

    await tab.getByRole('button', { name: 'Back to all requests' }).click();
  }

  await tab.getByText('It stays red. My card is [card number removed].').waitFor();
  await tab.getByText('It is the one at 5 Elm St.').waitFor();
  await clean(tab, 'talk-1280-dark');
  await tab.close();
});

await check('files are attached on a phone, what is too much is said, and their names come back', async () => {
  const tab = await open(360, 'light');
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  await tab.getByRole('button', { name: 'New request' }).click();
  await tab.getByLabel('In one line').fill('It looks odd');
  await tab.getByLabel('What happened').fill('See the picture.');
  await tab.getByLabel('Files').setInputFiles(['a', 'b', 'c'].map((name) => ({ name: `${name}.png`, mimeType: 'image/png', buffer: png })));
  await tab.getByRole('button', { name: 'Send' }).click();
  await tab.getByRole('alert').filter({ hasText: 'At most 2 can be sent' }).waitFor();
  await clean(tab, 'files-360');
  await tab.getByLabel('Files').setInputFiles([{ name: 'not-a-picture.png', mimeType: 'image/png', buffer: Buffer.from('MZ\0\0') }]);
  await tab.getByRole('button', { name: 'Send' }).click();
  await tab.getByText('by its bytes it is none of').first().waitFor();
  await tab.getByLabel('Files').setInputFiles([{ name: 'screen.png', mimeType: 'image/png', buffer: png }]);
  await tab.getByRole('button', { name: 'Send' }).click();
  await tab.getByText('Your request is on its way.').first().waitFor();
  for (let look = 0; look < 50 && await tab.getByText('Files: screen.png').count() === 0; look += 1) {
    if (look > 0) {
      await tab.getByRole('button', { name: 'Back to all requests' }).click();
    }

    await tab.getByRole('button', { name: /It looks odd/ }).click();
    await tab.getByRole('heading', { name: 'It looks odd' }).waitFor();
  }

  await tab.getByText('Files: screen.png').waitFor();
  await clean(tab, 'file-names-360');
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

await check('a file that is gone when it is sent is said, and what was written stays', async () => {
  const tab = await open(390, 'light');
  const folder = mkdtempSync(join(tmpdir(), 'panel-'));
  const file = join(folder, 'gone.png');
  writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]));
  await tab.getByRole('button', { name: 'New request' }).click();
  await tab.getByLabel('In one line').fill('With a file that moves');
  await tab.getByLabel('What happened').fill('See the picture.');
  await tab.getByLabel('Files').setInputFiles(file);
  // Chromium asks the disk for the size each time; other browsers remember it, and a stick may be pulled between the two.
  await tab.evaluate(() => Object.defineProperty(File.prototype, 'size', { get: () => 11 }));
  rmSync(folder, { recursive: true });
  await tab.getByRole('button', { name: 'Send' }).click();
  await tab.getByText('A file cannot be read any more. Please choose it again.').first().waitFor();
  await clean(tab, 'file-gone-390');
  assert.equal(await tab.getByLabel('What happened').inputValue(), 'See the picture.');
  await tab.getByLabel('Files').setInputFiles([]);
  await tab.getByRole('button', { name: 'Send' }).click();
  await tab.getByText('Your request is on its way.').first().waitFor();
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

await check('Spanish is spoken where the page says so', async () => {
  const tab = await open(360, 'light', 'es');
  await tab.getByRole('button', { name: 'Nueva solicitud' }).waitFor();
  await tab.close();
});

await check('without a connection the panel says so, keeps what was written and sends it later, once', async () => {
  const tab = await open(1280, 'light');
  await tab.getByRole('button', { name: 'New request' }).click();
  await tab.getByLabel('In one line').fill('Second question');
  await tab.getByLabel('What happened').fill('Where is the form?');
  await context.setOffline(true);
  await tab.getByRole('button', { name: 'Send' }).click();
  await tab.getByText('Support cannot be reached.').first().waitFor();
  await clean(tab, 'offline-1280');
  await context.setOffline(false);
  await tab.getByRole('button', { name: 'Send' }).click();
  await tab.getByText('Your request is on its way.').first().waitFor();
  const sent = tab.getByRole('button', { name: /Second question/ });
  await sent.first().waitFor();
  assert.equal(await sent.count(), 1);
  await tab.close();
});

await check('signed out of the page the panel says so, and comes back', async () => {
  const tab = await open(360, 'light');
  await tab.route('**/support-token', (route) => route.fulfill({ status: 401 }));
  await tab.reload();
  await tab.getByText('You are signed out.').first().waitFor();
  await clean(tab, 'signed-out-360');
  await tab.unroute('**/support-token');
  await tab.getByRole('button', { name: 'Try again' }).click();
  await tab.getByRole('button', { name: 'New request' }).waitFor();
  await tab.close();
});

await check('what could not be shown at first comes by itself once the connection is back', async () => {
  const tab = await open(360, 'light');
  await tab.clock.install();
  await tab.route('**/panel/v1/**', (route) => route.abort());
  await tab.reload();
  await tab.getByRole('button', { name: 'Try again' }).waitFor();
  await tab.unroute('**/panel/v1/**');
  await tab.clock.fastForward(31_000);
  await tab.getByRole('button', { name: 'New request' }).waitFor();
  await tab.close();
});

await check('a list that cannot be read again says that it may be old, and no longer once it can', async () => {
  const tab = await open(390, 'dark');
  await tab.clock.install();
  await tab.reload();
  await tab.getByRole('button', { name: 'New request' }).waitFor();
  await tab.route('**/panel/v1/**', (route) => route.abort());
  await tab.clock.fastForward(31_000);
  const old = tab.locator('.note').filter({ hasText: 'This may be out of date. Support cannot be reached.' });
  await old.waitFor();
  await tab.getByRole('button', { name: 'New request' }).waitFor(); // what was shown stays
  await clean(tab, 'old-390-dark');
  await tab.unroute('**/panel/v1/**');
  await tab.clock.fastForward(31_000);
  await old.waitFor({ state: 'detached' });
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

await check('more requests are shown once however often they are asked for, and a lost connection leaves those that are there', async () => {
  const tab = await open(360, 'dark');
  const later = (id) => ({ id, subject: `Earlier ${id}`, status: 'closed', createdAt: '2026-01-05T10:00:00Z', updatedAt: '2026-01-05T10:00:00Z' });
  let asked = 0;
  await tab.route('**/panel/v1/tickets?limit=25', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), next: 'n' } });
  });
  await tab.route('**/panel/v1/tickets?limit=25&after=n', (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.fulfill({ json: { tickets: [later('x1'), later('x2')], next: null }, headers: { 'Access-Control-Allow-Origin': '*' } });
  });
  await tab.reload();
  const more = tab.getByRole('button', { name: 'Show more' });
  await more.click();
  await tab.getByText('Support cannot be reached.').first().waitFor();
  await tab.getByRole('button', { name: /Lockbox/ }).first().waitFor();
  await clean(tab, 'more-failed-360-dark');
  await more.dblclick();
  await tab.getByRole('button', { name: /Earlier x2/ }).waitFor();
  assert.equal(await tab.getByRole('button', { name: /Earlier x/ }).count(), 2);
  assert.equal(await tab.evaluate(() => document.querySelector('mls-support-panel').shadowRoot.activeElement?.textContent.includes('Earlier x1')), true);
  await tab.close();
});

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
