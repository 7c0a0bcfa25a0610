import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSellable } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { runPurchase } from '#sandbox/purchase/run-purchase.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import { startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { launchBrowser, newMerchant } from './browser.ts';

let sandbox: Sandbox;
let browser: Browser;
let orderId = '';
beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await startSandbox({ portBase: 0, ephemeral: true });
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

test('GIVEN an order WHEN staff open its evidence THEN it is told in words, and the file holds by the documented program', async () => {
  const { ready } = sandbox;
  const { items } = await readFeed(ready.feed.url);
  const item = items.find((candidate) => isSellable(candidate) && candidate.availability === 'in_stock')!;
  const shop = shopControl(ready.shopify.url);
  const { shopOrder } = await runPurchase({ ready, shop, item, shipping: 'seller' });
  await shop.fulfill(shopOrder, { company: 'UPS', number: '1Z999', url: 'https://ups.example/1Z999' });

  const { context, complaints } = await newMerchant(browser);
  const page = await context.newPage();
  await page.goto(`${ready.shopify.url}/admin/store/demo-shop/apps/aisle/app/orders`);
  const app = page.frameLocator('iframe');
  await app.getByRole('row').filter({ hasText: shopOrder.name }).getByText('Shipped').waitFor();
  await app.getByRole('link', { name: shopOrder.name }).first().click();
  await app.getByRole('link', { name: 'Show the evidence' }).click();
  await app.getByRole('heading', { name: `Evidence of ${shopOrder.name}` }).waitFor();
  await app.getByText(/^All \d+ entries are as recorded/).waitFor();
  for (const words of [
    'The payment was captured',
    'Shopify created the order',
    'ChatGPT asked to charge the buyer',
  ])
    await app.getByText(words).waitFor();
  await app.getByText('1Z999').first().waitFor();
  const screenshot = process.env.EVIDENCE_SCREENSHOT;
  if (screenshot) await app.locator('.Polaris-Page').screenshot({ path: screenshot });

  const downloading = page.waitForEvent('download');
  await app.getByRole('button', { name: 'Download' }).first().click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`evidence-${shopOrder.name.slice(1)}.json`);
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'evidence-'));
  const [file, program] = [path.join(directory, 'pack.json'), path.join(directory, 'verify.mjs')];
  await download.saveAs(file);
  orderId = (JSON.parse(fs.readFileSync(file, 'utf8')) as { order: { id: string } }).order.id;
  fs.writeFileSync(program, /```js\n([^]*?)```/.exec(fs.readFileSync('docs/evidence.md', 'utf8'))![1]!);
  const kept = shopOrder.metafields.find(({ key }) => key === 'evidence_head')!;
  const { sequence, hash } = JSON.parse(kept.value) as { sequence: number; hash: string };
  const run = spawnSync(process.execPath, [program, file, String(sequence), hash], { encoding: 'utf8' });
  fs.rmSync(directory, { recursive: true, force: true });
  expect([run.status, run.stderr]).toEqual([0, '']);
  expect(complaints).toEqual([]);
  await context.close();
});

test('GIVEN nobody who is signed in THEN nothing of the order is told', async () => {
  const chrome = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36' };
  for (const address of [`/app/orders/${orderId}/evidence`, `/app/orders/${orderId}/evidence.json`]) {
    const bare = await fetch(new URL(address, sandbox.ready.app.url), {
      redirect: 'manual',
      headers: chrome,
    });
    expect(bare.headers.get('location')).toBe('/auth/login');
    const headers = { ...chrome, authorization: 'Bearer a.b.c' };
    const forged = await fetch(new URL(address, sandbox.ready.app.url), { redirect: 'manual', headers });
    expect(forged.status).toBe(401);
    expect(await forged.text()).not.toMatch(/pi_|checkout_session_|#1001/);
  }
});
