import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Purchase } from '#sandbox/purchase/run-purchase.ts';
import { shopControl, type ShopControl } from '#sandbox/purchase/shop-control.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { launchBrowser, newMerchant } from './browser.ts';
import { sellSomething } from './sell-something.ts';

let sandbox: Sandbox;
let browser: Browser;
let control: ShopControl;
let page: Page;
let app: FrameLocator;
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await startSandbox({ portBase: 0, ephemeral: true });
  control = shopControl(sandbox.ready.shopify.url);
  const merchant = await newMerchant(browser);
  ({ complaints } = merchant);
  page = await merchant.context.newPage();
  app = page.frameLocator('iframe');
  await goTo('/app/orders');
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

/** A page of the app, framed by the simulator's admin. */
const goTo = (path: string) =>
  page.goto(`${sandbox.ready.shopify.url}/admin/store/demo-shop/apps/aisle${path}`);

/** The order in Shopify, once it is as it should be: jobs do their work meanwhile. */
async function until(purchase: Purchase, isSo: (order: OrderRecord) => boolean): Promise<OrderRecord> {
  let order: OrderRecord | null = null;
  await expect
    .poll(
      async () => {
        order = await control.orderOf(purchase.shopOrder.sourceIdentifier!);
        return isSo(order!);
      },
      { timeout: 30_000, interval: 250 },
    )
    .toBe(true);
  return order!;
}

const isHeld = (order: OrderRecord) => order.fulfillmentOrders.some(({ status }) => status === 'ON_HOLD');

/** What Stripe has given back of a purchase, minor units. */
async function refunded({ shopOrder }: Purchase): Promise<number> {
  const payment = shopOrder.transactions.find(({ authorizationCode }) => authorizationCode)!;
  const reply = await fetch(
    `${sandbox.ready.stripe.url}/v1/refunds?payment_intent=${payment.authorizationCode}`,
    { headers: { Authorization: `Bearer ${DEMO_MERCHANT.secretKey}` } },
  );
  const { data } = (await reply.json()) as { data: { amount: number }[] };
  return data.reduce((sum, { amount }) => sum + amount, 0);
}

describe('the review rules', () => {
  test('WHEN they are nonsense THEN it is said beside the field, and nothing is saved', async () => {
    await goTo('/app/review-rules');
    await app.getByRole('heading', { name: 'Review rules' }).waitFor();
    await app.getByLabel('Total above', { exact: true }).check();
    await app.getByRole('textbox', { name: 'Total above' }).fill('a lot');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await app.getByText('must be a sum of money').waitFor();
    await goTo('/app/review-rules');
    await app.getByRole('heading', { name: 'Review rules' }).waitFor();
    expect(await app.getByLabel('Total above', { exact: true }).isChecked()).toBe(false);
    // The refused save is an answer of 400.
    complaints.length = 0;
  });

  test('WHEN they are right THEN they are saved', async () => {
    await app.getByLabel('Total above', { exact: true }).check();
    await app.getByRole('textbox', { name: 'Total above' }).fill('1.00');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Rules saved').waitFor();
    await page.getByText('Unsaved changes').waitFor({ state: 'hidden' });
    await goTo('/app/review-rules');
    await app.getByRole('textbox', { name: 'Total above' }).waitFor();
    expect(await app.getByRole('textbox', { name: 'Total above' }).inputValue()).toBe('1.00');
    expect(complaints).toEqual([]);
  });
});

describe('GIVEN an order that a rule holds', () => {
  test('WHEN staff approve it THEN it may ship', async () => {
    const purchase = await sellSomething(sandbox);
    await until(purchase, isHeld);
    await goTo('/app/orders');
    await app.getByText('1 thing needs your attention').waitFor();
    await app.getByRole('link', { name: purchase.shopOrder.name, exact: true }).click();
    await app.getByRole('heading', { name: purchase.shopOrder.name }).waitFor();
    await app.getByText('On hold: approve this order before it ships').waitFor();
    await app.getByText('The total is above $1.00', { exact: true }).waitFor();
    // Loaded anew: what the server draws is what the browser takes over.
    await page.reload();
    await app.getByText('On hold: approve this order before it ships').waitFor();
    await app.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    expect(complaints).toEqual([]);

    await app.getByRole('button', { name: 'Approve', exact: true }).click();
    await app.getByText('The hold is released and the order can ship.').waitFor();
    await app.getByRole('button', { name: 'Approve order' }).click();
    await app.getByText('Approved', { exact: true }).waitFor();
    await until(purchase, (order) => !isHeld(order));
    await control.fulfill(purchase.shopOrder, { company: 'UPS', number: '1', url: 'https://ups.example/1' });
    await app.getByText('Shipped').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('WHEN staff reject it, by the keyboard alone THEN the buyer is refunded and it is cancelled', async () => {
    const purchase = await sellSomething(sandbox);
    await until(purchase, isHeld);
    await goTo('/app/attention');
    await app.getByText('Order waits for your decision').waitFor();
    await app.getByRole('link', { name: /^View the order/ }).focus();
    await page.keyboard.press('Enter');
    await app.getByRole('button', { name: 'Reject', exact: true }).focus();
    await page.keyboard.press('Enter');
    await app.getByText('This cannot be undone.').waitFor();
    await app.getByRole('button', { name: 'Reject and refund' }).focus();
    await page.keyboard.press('Enter');
    await app.getByText('Rejected', { exact: true }).waitFor();

    const order = await until(purchase, ({ cancelledAt }) => cancelledAt !== null);
    expect(order.cancellation!.staffNote).toContain('Rejected in review');
    await expect.poll(() => refunded(purchase), { timeout: 30_000 }).toBe(purchase.amounts.acpTotal);
    await app.getByText('Canceled').first().waitFor();
    await goTo('/app/attention');
    await app.getByText('Nothing needs your attention').waitFor();
    expect(complaints).toEqual([]);
  });
});

test('GIVEN an address of no order THEN the page says so', async () => {
  await goTo('/app/orders/order_nowhere');
  await app.getByText('This page does not exist.').waitFor();
  await page.getByRole('link', { name: 'Settings' }).waitFor();
});
