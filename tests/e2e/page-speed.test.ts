import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '#app/db/database.server.ts';
import { systemClock } from '#app/kernel/clock.ts';
import { newId } from '#app/kernel/ids.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { fillShop } from '#tests/large-shop.ts';
import { openDesk, type AdminDesk } from './admin-page.ts';

/** Pages of a shop with 50,000 variants and 20,000 agent orders, each with something to press. */
const PAGES: [path: string, press: RegExp][] = [
  ['/app', /./],
  ['/app/orders', /More filters/],
  ['/app/orders/big-order-100', /Send|Refund/],
  ['/app/catalog', /./],
  ['/app/catalog/5000001', /./],
  ['/app/agents', /./],
  ['/app/agents/big-chatgpt', /Add a feed/],
  ['/app/insights', /Save/],
  ['/app/activity', /./],
  ['/app/simulator', /./],
  ['/app/settings', /./],
];

/** Shopify's bars are 2.5 s, 0.1 and 200 ms; ours are stricter, and the script's weight is a promise. */
const GOALS = { lcp: 1500, cls: 0.02, inp: 120, scriptKb: 180 };

let desk: AdminDesk;
let db: Database;

beforeAll(async () => {
  desk = await openDesk();
  db = openDatabase(desk.sandbox.ready.app.env.DATABASE_URL!, 2);
  const shop = await db.shop.findFirstOrThrow({ where: { domain: desk.sandbox.ready.shopify.shop } });
  const scope = { db, shop, clock: systemClock, newId } as unknown as ShopScope;
  await fillShop(scope, { orders: 20_000, sessions: 30_000, variants: 50_000 });
}, 300_000);
afterAll(async () => {
  await db?.$disconnect();
  await desk?.close();
});

interface Vitals {
  lcp: number;
  cls: number;
  inp: number;
  scriptKb: number;
}

/** What the page measured of itself so far. */
async function measure(page: Page, frame: Frame, press: RegExp): Promise<Vitals> {
  // The first press ends what counts as drawing the page: not before something has been drawn.
  await frame.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const options = { type: 'largest-contentful-paint', buffered: true };
        new PerformanceObserver(() => resolve()).observe(options);
      }),
  );
  const button = page.frameLocator('iframe').getByRole('button', { name: press }).first();
  if (await button.isVisible()) await button.click();
  const { scripts, ...times } = await frame.evaluate(async () => {
    const entries = (type: string, options: object = {}) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const seen: PerformanceEntry[] = [];
        new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({
          type,
          buffered: true,
          ...options,
        });
        // Two frames: what is under way has been painted and told. A busy browser tells the paint of a page later.
        const told = () => (seen.length > 0 || type !== 'largest-contentful-paint' ? resolve(seen) : look());
        const look = () => requestAnimationFrame(() => requestAnimationFrame(told));
        look();
      });
    const [paints, shifts, events] = await Promise.all([
      entries('largest-contentful-paint'),
      entries('layout-shift'),
      entries('event', { durationThreshold: 16 }),
    ]);
    // Scripts may have the page laid out before its styles have come. What was not yet drawn did not jump.
    const drawn = performance.getEntriesByName('first-paint').at(0)?.startTime ?? 0;
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      lcp: paints.at(-1)?.startTime ?? 0,
      cls: shifts
        .map((shift) => shift as PerformanceEntry & { value: number; hadRecentInput: boolean })
        .filter(({ hadRecentInput, startTime }) => !hadRecentInput && startTime >= drawn)
        .reduce((sum, { value }) => sum + value, 0),
      inp: Math.max(0, ...events.map(({ duration }) => duration)),
      scripts: resources
        .map(({ name }) => name)
        .filter((name) => name.includes('/assets/') && name.endsWith('.js')),
    };
  });
  const bytes = [...new Set(scripts)].reduce((sum, name) => sum + gzippedSize(new URL(name).pathname), 0);
  return { ...times, scriptKb: bytes / 1024 };
}

function gzippedSize(pathname: string): number {
  const file = fileURLToPath(new URL(`../../build/client${pathname}`, import.meta.url));
  return gzipSync(fs.readFileSync(file)).length;
}

describe('GIVEN a shop with 50,000 variants and 20,000 agent orders', () => {
  test.each(PAGES)('THEN %s is light and does not jump', async (path, press) => {
    const opened = await desk.open(path);
    const vitals = await measure(opened.page, opened.page.frame({ name: 'app' })!, press);
    const { lcp, cls, inp, scriptKb } = vitals;
    process.stdout.write(
      `${path.padEnd(28)} LCP ${lcp.toFixed(0).padStart(5)} ms (goal ${GOALS.lcp})  CLS ${cls.toFixed(4)} (${GOALS.cls})  ` +
        `INP ${inp.toFixed(0).padStart(4)} ms (${GOALS.inp})  script ${scriptKb.toFixed(0).padStart(4)} kB gzip (${GOALS.scriptKb})\n`,
    );
    // A page that the browser had to draw anew says so in its console.
    await opened.check();
    expect(lcp).toBeGreaterThan(0);
    expect(cls).toBeLessThan(GOALS.cls);
    expect(scriptKb).toBeLessThan(GOALS.scriptKb);
    await opened.close();
  });
});
