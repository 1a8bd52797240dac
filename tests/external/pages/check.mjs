// Opens pages of the support side in Chromium: node check.mjs http://127.0.0.1:PORT ['Bearer TOKEN' or 'Cookie NAME=VALUE'] [PATH...] [--same-frame PATH...]
// Of each: light and dark, 360 to 3840 wide; of those after --same-frame, which differ from others in their rows alone, 1280 light and
// 360 dark: axe finds nothing, nothing is wider than the window, no two texts of a tile lie upon each
// other, no date is broken, no table is cut where the window has room for it, the keyboard reaches the content and the first field, and nothing to click is printed. PAGES_SHOTS names a folder for screenshots, and for the page as it is printed.
// Prints one line per check, then "N passed, N failed"; exit code 1 on a failure.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [address, ...rest] = process.argv.slice(2);
const session = rest.find((one) => /^(Bearer|Cookie) /.test(one));
const sameFrame = rest.indexOf('--same-frame');
const paths = rest.filter((one) => one !== session && one !== '--same-frame');
const allSizes = [[1280, 'light'], [1280, 'dark'], [3840, 'light'], [390, 'light'], [390, 'dark'], [360, 'light']];
const fewSizes = [[1280, 'light'], [360, 'dark']];
const sizesOf = (path) => (sameFrame >= 0 && rest.indexOf(path) > sameFrame ? fewSizes : allSizes);
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!address || paths.length === 0 || !browserPath) {
  console.log(browserPath ? 'usage: node check.mjs http://127.0.0.1:PORT PATH...' : 'SKIPPED: there is no Chromium on this machine.');
  process.exit(browserPath ? 2 : 0);
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js'); // half the work for the parser
const shots = process.env.PAGES_SHOTS;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
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

async function overlaps(tab) {
  return tab.evaluate(() => {
    const texts = [...document.querySelectorAll('h1, h2, h3, p, dt, dd, label, summary, figcaption span, nav a, button')]
      .filter((one) => one.textContent.trim() !== '' && one.checkVisibility() && !one.closest('.wide, details:not([open])') && !one.classList.contains('skip'))
      .map((one) => ({ one, box: one.getBoundingClientRect() }));
    const found = [];
    for (let a = 0; a < texts.length; a += 1) {
      for (let b = a + 1; b < texts.length; b += 1) {
        const [x, y] = [texts[a], texts[b]];
        const wide = Math.min(x.box.right, y.box.right) - Math.max(x.box.left, y.box.left);
        const high = Math.min(x.box.bottom, y.box.bottom) - Math.max(x.box.top, y.box.top);
        if (wide > 2 && high > 2 && !x.one.contains(y.one) && !y.one.contains(x.one)) {
          found.push(`"${x.one.textContent.trim().slice(0, 30)}" and "${y.one.textContent.trim().slice(0, 30)}"`);
        }
      }
    }

    return found.slice(0, 3);
  });
}

// A table may go on beyond the edge, but its edge says so, and its heading is read without scrolling.
async function cutUnseen(tab) {
  return tab.evaluate(() => [
    ...[...document.querySelectorAll('.wide, .scroll')].filter((one) => one.scrollWidth > one.clientWidth + 1 && !getComputedStyle(one).backgroundAttachment.includes('local'))
      .map((one) => one.textContent.trim().slice(0, 30)),
    ...[...document.querySelectorAll('.wide')].filter((one) => one.scrollWidth > one.clientWidth + 1 && one.querySelector('tbody th')?.getBoundingClientRect().width > 0.65 * one.clientWidth)
      .map((one) => `the first column lies over the others: ${one.textContent.trim().slice(0, 30)}`),
    ...[...document.querySelectorAll('.wide, .scroll')].filter((one) => one.scrollWidth > one.clientWidth + 1 && document.querySelector('main').clientWidth < 0.6 * innerWidth)
      .map((one) => `cut although the window has room: ${one.textContent.trim().slice(0, 30)}`),
    ...[...document.querySelectorAll('caption')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.textContent.trim().slice(0, 30)),
  ]);
}

// Half a date at the end of a line is misread, and some tables are made to be seen whole on a phone.
async function torn(tab) {
  return tab.evaluate(() => {
    const found = [...document.querySelectorAll('table.whole')].filter((one) => one.parentElement.scrollWidth > one.parentElement.clientWidth + 1)
      .map((one) => `a table that is to be seen whole goes on to the right: ${one.textContent.trim().slice(0, 30)}`);
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const day of texts.currentNode.data.matchAll(/\d{4}-\d{2}-\d{2}/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, day.index);
        range.setEnd(texts.currentNode, day.index + day[0].length);
        if (texts.currentNode.parentElement.closest('td, th, p') && new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1) {
          found.push(`${day[0]} is broken`);
        }
      }
    }

    return found.slice(0, 3);
  });
}

// A link within a sentence or a table stands for its words, and a form can be filled by hand; what only leads elsewhere has no use on paper.
async function clickable(tab) {
  return tab.evaluate(() => [...document.querySelectorAll('nav, button, .tile .records')].filter((one) => one.checkVisibility()).map((one) => `${one.tagName} ${one.className}`));
}

async function reachedByKeyboard(tab) {
  const skip = await tab.locator('a.skip').count();
  const field = await tab.locator('main form :is(input:not([type=hidden]), select, button)').count();
  let seen = '';
  for (let step = 0; step < 60 && !(seen.includes('s') >= (skip > 0) && (field === 0 || seen.includes('f'))); step += 1) {
    await tab.keyboard.press('Tab');
    seen += await tab.evaluate(() => {
      const one = document.activeElement;
      return one?.matches('a.skip') ? 's' : one?.matches('main form *') ? 'f' : '';
    });
  }

  assert.ok(skip === 0 || seen.startsWith('s'), 'the keyboard does not come to the skip link first');
  assert.ok(field === 0 || seen.includes('f'), 'the keyboard does not reach the form');
}

// What the window or the colours can spoil; all other rules find the same at every size, and are asked once on a screen and once on a phone.
const spoilt = ['link-in-text-block', 'scrollable-region-focusable', 'target-size'];

// One tab for all pages, as a person has: a new one is a new process each time.
const context = await browser.newContext({ bypassCSP: true, extraHTTPHeaders: session?.startsWith('Bearer ') ? { authorization: session } : {} });
context.setDefaultTimeout(120_000); // a machine that builds beside it is slow
if (session?.startsWith('Cookie ')) {
  await context.addCookies(session.slice(7).split('; ').map((one) => ({ name: one.split('=')[0], value: one.slice(one.indexOf('=') + 1), url: address })));
}

const tab = await context.newPage();
let errors = [];
tab.on('pageerror', (error) => errors.push(error.message));
for (const path of paths) {
  let loaded = '';
  const contrasts = new Set();
  for (const [width, colorScheme] of sizesOf(path)) {
    await check(`${path} at ${width} px, ${colorScheme}`, async () => {
      errors = [];
      await tab.setViewportSize({ width, height: 860 });
      await tab.emulateMedia({ colorScheme, media: 'screen' });
      // Colours and widths change under a page that stands, as when a window is drawn wider; a phone loads the page itself.
      const device = width < 600 ? 'phone' : 'screen';
      const isNew = loaded !== device;
      loaded = ''; // whatever fails, the next look begins anew
      if (isNew) {
        await tab.goto(new URL(path, address).href, { waitUntil: 'load' });
        await tab.getByRole('heading', { level: 1 }).waitFor();
      }

      if (shots) {
        const shot = `${shots}/${new URL(address).port}${path.replace(/[^a-z0-9]+/gi, '_')}-${width}-${colorScheme}`;
        await tab.screenshot({ path: `${shot}.png`, fullPage: true });
        await tab.pdf({ path: `${shot}.pdf`, preferCSSPageSize: true });
      }

      assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'wider than the window');
      assert.deepEqual(await overlaps(tab), []);
      assert.deepEqual(await cutUnseen(tab), [], 'cut without a sign');
      assert.deepEqual(await torn(tab), []);
      if (isNew) {
        await reachedByKeyboard(tab);
        await tab.addScriptTag({ path: axe });
      }

      // Colours do not depend on the width within a screen or a phone, and to look at each text is the longest part.
      const colours = `${device} ${colorScheme}`;
      const runOnly = isNew ? rules : { type: 'rule', values: contrasts.has(colours) ? spoilt : ['color-contrast', ...spoilt] };
      const { violations } = await tab.evaluate((options) => globalThis.axe.run(options), { runOnly, resultTypes: ['violations'] });
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].target}`), []);
      assert.deepEqual(errors, []);
      await tab.emulateMedia({ media: 'print' });
      assert.deepEqual(await clickable(tab), [], 'on paper there is something to click');
      loaded = device;
      contrasts.add(colours);
    });
  }
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
