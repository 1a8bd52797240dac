// Lets a page hang in Chromium for hours: node hours.mjs URL MINUTES ['Bearer TOKEN' or 'Cookie NAME=VALUE']
// Every minute, after the browser collected its garbage: memory of scripts, nodes and listeners of the page, and how many pushes came.
// The last line compares the last tenth with the first. Exit code 1 when the page grew by more than a tenth.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [url, minutes, session] = process.argv.slice(2);
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!url || !(Number(minutes) >= 10) || !executablePath) {
  console.log(url && minutes && !executablePath ? 'SKIPPED: there is no Chromium on this machine.' : 'usage: node hours.mjs URL MINUTES, at least 10');
  process.exit(url && minutes && !executablePath ? 0 : 2);
}

const [kind, word] = session?.split(/ (.*)/s) ?? [];
const headers = kind === 'Bearer' ? { authorization: session } : kind === 'Cookie' ? { cookie: word } : {};
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, extraHTTPHeaders: headers })).newPage();
const tools = await page.context().newCDPSession(page);
let pushes = 0;
await tools.send('Network.enable');
tools.on('Network.eventSourceMessageReceived', () => { pushes += 1; });
const answer = await page.goto(url, { timeout: 120_000 });
if (!answer.ok()) {
  throw new Error(`${answer.status()} ${url}`);
}

await tools.send('Performance.enable');
const looks = [];
for (let minute = 1; minute <= Number(minutes); minute += 1) {
  await page.waitForTimeout(60_000);
  await tools.send('HeapProfiler.collectGarbage');
  const { metrics } = await tools.send('Performance.getMetrics');
  const of = (name) => metrics.find((one) => one.name === name).value;
  const look = { bytes: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
  looks.push(look);
  console.log(`minute ${minute}: ${pushes} pushes, ${(look.bytes / 1048576).toFixed(2)} MiB, ${look.nodes} nodes, ${look.listeners} listeners`);
}

await browser.close();
const tenth = Math.max(1, Math.floor(looks.length / 10));
const mean = (some, name) => some.reduce((sum, one) => sum + one[name], 0) / some.length;
const growth = (name) => mean(looks.slice(-tenth), name) / mean(looks.slice(0, tenth), name) - 1;
const words = ['bytes', 'nodes', 'listeners'].map((name) => `${name} ${(100 * growth(name)).toFixed(1)} %`).join(', ');
console.log(`${pushes} pushes; growth: ${words}`);
process.exit(['bytes', 'nodes', 'listeners'].some((name) => growth(name) > 0.1) ? 1 : 0);
