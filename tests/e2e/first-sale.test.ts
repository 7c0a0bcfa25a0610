import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#app/db/database.server.ts';
import { DEMO_STOREFRONT_BUYER } from '#sandbox/purchase/demo-buyer.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { openDesk, type AdminDesk, type AdminPage } from './admin-page.ts';

let desk: AdminDesk;

/** As the app stands when it was installed: the catalogue is read, and nothing else is there. */
beforeEach(async () => {
  desk = await openDesk();
  const db = openDatabase(desk.sandbox.ready.app.env.DATABASE_URL!, 1);
  await db.agentConnection.deleteMany();
  await db.paymentAccount.deleteMany();
  await db.shop.updateMany({ data: { sellingMode: null } });
  await db.$disconnect();
}, 180_000);
afterEach(() => desk?.close());

/** Follows the guide's own button, which is there once; then back by the app's menu. */
async function follow(page: AdminPage, action: string, heading: string): Promise<void> {
  await page.app.getByRole('heading', { name: 'Set up Aisle' }).waitFor();
  await page.press('link', action);
  await page.app.getByRole('heading', { level: 1, name: heading }).waitFor();
}
const goHome = (page: AdminPage) =>
  page.app.locator('ui-nav-menu a[href="/app"]').evaluate((link: HTMLElement) => link.click());
const steps = (page: AdminPage, done: number) => page.app.getByText(`${done} of 6 steps done`).waitFor();

/** Someone who knows Shopify and not ACP, with nothing but what the pages say. */
describe('GIVEN a fresh installation', () => {
  test('WHEN the guide is followed with payment in the chat THEN a test sale is made', async () => {
    const page = await desk.open('/app');
    await follow(page, 'Choose', 'Selling');
    await page.app.getByText('Payment in the chat', { exact: true }).click();
    await page.save();
    await follow(page, 'Connect Stripe', 'Stripe');
    await page.fill('Restricted or secret key', DEMO_MERCHANT.secretKey);
    await page.fill('Merchant ID', DEMO_MERCHANT.profile);
    await page.press('button', 'Try and connect');
    await page.toast('Stripe is connected');
    await goHome(page);
    await steps(page, 3);
    await follow(page, 'Create connection', 'Connect an agent');
    await page.press('button', 'Connect');
    await page.press('link', 'Simulate a purchase');
    await page.app.getByText('Sold in the chat').first().waitFor();
    await page.press('button', /^Buy as an agent/);
    await page.press('button', 'Send buyer and address');
    await page.press('button', /^Pay .* with a test card$/);
    await page.app.getByRole('heading', { name: 'That was a sale through an agent' }).waitFor();
    await page.check();
    await goHome(page);
    await steps(page, 5);
    await page.app.getByText('Test orders, not counted above').waitFor();
    await page.close();
  });

  test('WHEN the guide is followed with hand-off THEN the buyer’s payment in the shop is the sale', async () => {
    const page = await desk.open('/app');
    await follow(page, 'Choose', 'Selling');
    await page.press('button', 'Save');
    await steps(page, 3);
    await follow(page, 'Create connection', 'Connect an agent');
    await page.press('button', 'Connect');
    await page.press('link', 'Simulate a purchase');
    await page.app.getByText('Sold in your checkout only').first().waitFor();
    await page.press('button', /^Buy as an agent/);
    await page.press('button', 'Send buyer and address');
    const link = page.app.getByRole('link', { name: /^Open the checkout/ });
    const shop = shopControl(desk.sandbox.ready.shopify.url);
    const { name } = await shop.payAt((await link.getAttribute('href'))!, DEMO_STOREFRONT_BUYER);
    await page.app.getByRole('heading', { name: 'That was a sale through an agent' }).waitFor();
    expect(await page.app.getByText(name).count()).toBeGreaterThan(0);
    await page.check();
    await goHome(page);
    await steps(page, 5);
    await page.close();
  });
});
