import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Purchase } from '#sandbox/purchase/run-purchase.ts';
import { DEMO_STOREFRONT_BUYER } from '#sandbox/purchase/demo-buyer.ts';
import { shopControl, type ShopControl } from '#sandbox/purchase/shop-control.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { launchBrowser, newMerchant } from './browser.ts';
import { sellSomething } from './sell-something.ts';

let sandbox: Sandbox;
let browser: Browser;
let control: ShopControl;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await startSandbox({ portBase: 0, ephemeral: true });
  control = shopControl(sandbox.ready.shopify.url);
  const merchant = await newMerchant(browser);
  ({ complaints } = merchant);
  page = await merchant.context.newPage();
  await holdEverything();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const admin = () => `${sandbox.ready.shopify.url}/admin/store/demo-shop`;
const orderPage = ({ shopOrder }: Purchase) =>
  page.goto(`${admin()}/orders/${shopOrder.id.split('/').at(-1)}`);
const frame = (title: string): FrameLocator => page.frameLocator(`iframe[title="${title}"]`);
const isHeld = (order: OrderRecord) => order.fulfillmentOrders.some(({ status }) => status === 'ON_HOLD');

async function holdEverything(): Promise<void> {
  await page.goto(`${admin()}/apps/aisle/app/review-rules`);
  const app = page.frameLocator('iframe');
  await app.getByLabel('Total above', { exact: true }).check();
  await app.getByRole('textbox', { name: 'Total above' }).fill('1.00');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Rules saved').waitFor();
}

/** Sold, and held in Shopify. */
async function sellHeld(): Promise<Purchase> {
  const purchase = await sellSomething(sandbox);
  await until(purchase, isHeld);
  return purchase;
}

const until = (purchase: Purchase, isSo: (order: OrderRecord) => boolean) =>
  expect
    .poll(async () => isSo((await control.orderOf(purchase.shopOrder.sourceIdentifier!))!), {
      timeout: 30_000,
      interval: 250,
    })
    .toBe(true);

test('GIVEN an order of an agent WHEN staff open it in Shopify THEN its block tells all of it, and it is approved there', async () => {
  const purchase = await sellHeld();
  await orderPage(purchase);
  const block = frame('Agent order');
  for (const text of [
    'What the agent saw',
    'Total agreed',
    'Fulfillment is on hold.',
    'The total is above $1.00',
    'Visa ···· 4242',
  ])
    await block.getByText(text).first().waitFor();
  await block.getByText(/^Checkout session checkout_/).waitFor();

  await block.getByText('Review order', { exact: true }).click();
  const review = frame('Review agent order');
  await review.getByText('Approve', { exact: true }).click();
  await until(purchase, (order) => !isHeld(order));
  await frame('Agent order').locator('s-banner[heading="This order was approved"]').waitFor();
  expect(complaints).toEqual([]);
});

test('GIVEN several orders WHEN they are selected in the list THEN all are rejected at once', async () => {
  const first = await sellHeld();
  const second = await sellHeld();
  await page.goto(`${admin()}/orders`);
  const action = page.getByRole('button', { name: 'Review agent orders' });
  expect(await action.isVisible()).toBe(false);
  for (const { shopOrder } of [first, second])
    await page.getByRole('checkbox', { name: `Select ${shopOrder.name}`, exact: true }).check();
  await action.click();
  const selection = frame('Review agent orders');
  await selection.getByText('2 orders are selected.').waitFor();
  await selection.getByText('Reject and refund all').click();
  await selection.getByText('2 orders were decided.').waitFor();
  for (const purchase of [first, second]) await until(purchase, ({ cancelledAt }) => cancelledAt !== null);
  expect(complaints).toEqual([]);
});

test('GIVEN an order of no agent THEN the block says so, and no review is offered', async () => {
  const { shopOrder } = await sellHeld();
  const variant = shopOrder.lines[0]!.variantId!.split('/').at(-1);
  const order = await control.payAt(`/cart/${variant}:1`, DEMO_STOREFRONT_BUYER);
  await page.goto(`${admin()}/orders/${order.id.split('/').at(-1)}`);
  await frame('Agent order').getByText('No agent placed this order.').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('button', { name: 'Review agent order' }).isVisible()).toBe(false);
  // The browser reports the answer "not found" by itself.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')]);
});

test('GIVEN a product WHEN staff switch it off for an agent on its page THEN that agent sells it no more, until they switch it on', async () => {
  await page.goto(`${admin()}/products`);
  await page.getByRole('link', { name: 'Linen Camp Shirt' }).first().click();
  const block = frame('Agent readiness');
  const sells = block.getByRole('switch', { name: /^ChatGPT sells it/ });
  await sells.waitFor();
  expect(await sells.isChecked()).toBe(true);
  await block.getByText('What agents are told').waitFor();
  await sells.uncheck();
  await block.getByText('Shown, not sold').first().waitFor();
  await page.reload();
  await sells.waitFor();
  expect(await sells.isChecked()).toBe(false);
  await sells.check();
  await expect.poll(() => block.getByText('Shown, not sold').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('GIVEN a merchant who makes Aisle a sales channel WHEN they take a product off it on its page THEN agents are shown it no more', async () => {
  await page.goto(`${admin()}/apps/aisle/app/settings/selling`);
  const app = page.frameLocator('iframe');
  await app.getByLabel('Be a sales channel in Shopify').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  // Who has chosen how to sell is led on by the guide.
  await page.waitForURL(/\/apps\/aisle\/app$/);
  await page.goto(`${admin()}/apps/aisle/app/settings/selling`);
  await app.getByText('Aisle is a sales channel of your shop.', { exact: true }).waitFor();

  await page.goto(`${admin()}/products`);
  await page.getByRole('link', { name: 'Linen Camp Shirt' }).first().click();
  await page.getByRole('button', { name: 'Take off Aisle' }).click();
  const reason = frame('Agent readiness')
    .getByText('It is not published to the Aisle sales channel.')
    .first();
  await untilReloaded(reason, true);
  await page.getByRole('button', { name: 'Put on Aisle' }).click();
  await untilReloaded(reason, false);
  expect(complaints).toEqual([]);
});

/** Shopify tells the app in the background; an extension reads once. */
const untilReloaded = (what: Locator, isThere: boolean) =>
  expect
    .poll(
      async () => {
        await page.reload();
        await frame('Agent readiness').getByText('What agents are told').waitFor();
        return (await what.count()) > 0;
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(isThere);
