// Measures the first paint of pages in Chromium: node paint.mjs URL [TIMES]
// Each time a browser that has nothing in its cache. Prints the milliseconds of the first contentful paint in their order, then the greatest.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [url, times = '20'] = process.argv.slice(2);
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!url || !executablePath) {
  console.log(url ? 'SKIPPED: there is no Chromium on this machine.' : 'usage: node paint.mjs URL [TIMES]');
  process.exit(url ? 0 : 2);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const paints = [];
for (let time = 0; time < Number(times); time += 1) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const answer = await page.goto(url, { timeout: 120_000 });
  if (!answer.ok()) {
    throw new Error(`${answer.status()} ${url}`);
  }

  paints.push(await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach((one) => done(one.startTime))).observe({ type: 'paint', buffered: true });
  })));
  await context.close();
}

await browser.close();
paints.sort((one, other) => one - other);
console.log(`${paints.map(Math.round).join(' ')}; greatest ${Math.round(paints.at(-1))} ms`);
