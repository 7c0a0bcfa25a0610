import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { createCatalog } from '#sandbox/agent/catalog.ts';
import { readFeed, type FeedItem } from '#sandbox/agent/read-feed.ts';
import { runPurchase } from '#sandbox/purchase/run-purchase.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import { startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { launchBrowser, newMerchant } from '#tests/e2e/browser.ts';

/** Products the agent buys before the admin page is pictured, oldest first. */
const BOUGHT = ['Merino Crew Sweater', 'Canvas Tote', 'Enamel Mug', 'Linen Camp Shirt'];
/** The product a person is buying in the picture of the agent page. */
const IN_CHAT = 'Linen Camp Shirt';

const imageFile = (name: string) => fileURLToPath(new URL(`images/${name}.png`, import.meta.url));

/** The cheapest way to name a product: the first item that a search for its title finds. */
function itemCalled(items: FeedItem[], title: string): FeedItem {
  const item = createCatalog(items).search(title, 1)[0]?.variants[0];
  if (!item) throw new Error(`The built-in catalogue has no "${title}".`);
  return item;
}

/** A few orders in different states, so that the list shows what it can. */
async function placeOrders({ ready }: Sandbox): Promise<void> {
  const shop = shopControl(ready.shopify.url);
  const { items } = await readFeed(ready.feed.url);
  for (const [index, title] of BOUGHT.entries()) {
    const item = itemCalled(items, title);
    const { shopOrder } = await runPurchase({ ready, shop, item, shipping: index % 2 ? 'faster' : 'seller' });
    const tracking = { company: 'UPS', number: '1Z999AA10123456784', url: 'https://ups.example/track' };
    if (index === 0) await shop.fulfill(shopOrder, tracking);
  }
}

/** The app as the merchant sees it, in the frame of the simulated Shopify admin. */
async function pictureAdmin(page: Page, { ready }: Sandbox): Promise<void> {
  await page.goto(`${ready.shopify.url}/admin/store/demo-shop/apps/aisle`);
  const app = page.frameLocator('iframe');
  for (const row of await app.getByRole('row').all()) await row.waitFor();
  await app.getByText('Shipped').waitFor();
  await app.getByText('Up to date').nth(BOUGHT.length - 1).waitFor();
  await page.screenshot({ path: imageFile('admin') });
}

/** A purchase by a person on the agent page, just before the payment: delivery options, totals, the pay button. */
async function pictureAgent(page: Page, { ready }: Sandbox): Promise<void> {
  await page.goto(ready.agent.url);
  await page.getByRole('searchbox').fill(IN_CHAT);
  await page.keyboard.press('Enter');
  await page.getByText('One product fits').waitFor();
  await page.getByRole('button', { name: new RegExp(IN_CHAT) }).last().click();
  await page.getByRole('button', { name: 'Check out' }).click();
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByText('Express').click();
  await page.getByText('Express, please.').waitFor();
  await page.getByRole('button', { name: /^Pay / }).waitFor();
  await page.getByRole('button', { name: 'Show the wire' }).click();
  await page.screenshot({ path: imageFile('agent') });
}

async function newPage(browser: Browser): Promise<Page> {
  return (await newMerchant(browser)).context.newPage();
}

// `npm run screenshots` writes the pictures of README.md anew, from a sandbox of its own.
const browser = await launchBrowser();
const sandbox = await startSandbox({ portBase: 0, ephemeral: true, progress: (step) => console.log(`… ${step}`) });
try {
  fs.mkdirSync(fileURLToPath(new URL('images', import.meta.url)), { recursive: true });
  await placeOrders(sandbox);
  await pictureAdmin(await newPage(browser), sandbox);
  await pictureAgent(await newPage(browser), sandbox);
  console.log('wrote docs/images/admin.png and docs/images/agent.png');
} finally {
  await browser.close();
  await sandbox.stop();
}
