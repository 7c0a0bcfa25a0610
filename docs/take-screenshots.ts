import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { isSellable } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { runPurchase } from '#sandbox/purchase/run-purchase.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import { startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { launchBrowser, newMerchant } from '#tests/e2e/browser.ts';

/** What the agent has bought before the admin page is pictured, oldest first, and what staff did with each order. */
const ORDERS: [title: string, ...actions: ('fulfill' | 'deliver' | 'cancel')[]][] = [
  ['Oak Dining Table', 'fulfill', 'deliver'],
  ['Boxy Pocket Tee', 'fulfill', 'deliver'],
  ['Insulated Flask', 'cancel'],
  ['Market Tote', 'fulfill'],
  ['Nesting Bowls', 'fulfill'],
  ['Two-Person Trail Tent'],
  ['Linen Camp Shirt'],
];
/** How the app's page words the state that those actions lead to. */
const STATES = ['Delivered', 'Canceled', 'Shipped', 'Unfulfilled'];
/** The product that is being bought in the picture of the agent page. */
const IN_CHAT = 'Linen Camp Shirt';

const imageFile = (name: string) => fileURLToPath(new URL(`images/${name}.png`, import.meta.url));

async function placeOrders({ ready }: Sandbox): Promise<void> {
  const shop = shopControl(ready.shopify.url);
  const { items } = await readFeed(ready.feed.url);
  for (const [title, ...actions] of ORDERS) {
    const item = items.find((candidate) => candidate.title.startsWith(title) && isSellable(candidate));
    if (!item) throw new Error(`The built-in catalogue sells no "${title}".`);
    const { shopOrder } = await runPurchase({ ready, shop, item, shipping: 'faster' });
    for (const action of actions) {
      const url = `${ready.shopify.url}/_control/orders/${shopOrder.id.split('/').at(-1)}/${action}`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
    }
  }
}

/** The app as the merchant sees it, in the frame of the simulated Shopify admin. */
async function pictureAdmin(page: Page, { ready }: Sandbox): Promise<void> {
  await page.goto(`${ready.shopify.url}/admin/store/demo-shop/apps/aisle/app/orders`);
  const app = page.frameLocator('iframe');
  for (const state of STATES) await app.getByText(state, { exact: true }).first().waitFor();
  await app
    .getByText('Up to date')
    .nth(ORDERS.length - 1)
    .waitFor();
  await page.screenshot({ path: imageFile('admin') });
}

/** The pages of docs/merchant-guide.md, each once something that proves it is there stands on it. */
const GUIDE: [name: string, path: string, shows: string][] = [
  ['home', '', 'Is it working?'],
  ['orders', '/orders', 'Delivered'],
  ['catalog', '/catalog', 'Linen Camp Shirt'],
  ['agents', '/agents', 'Concierge'],
  ['connect', '/agents/new', 'Platform'],
  ['insights', '/insights?use=test', 'Revenue by day'],
  ['activity', '/activity', 'ChatGPT'],
  ['simulator', '/simulator', 'Simulator'],
  ['settings', '/settings', 'Review rules'],
];

async function pictureGuide(page: Page, { ready }: Sandbox): Promise<void> {
  fs.mkdirSync(fileURLToPath(new URL('images/guide', import.meta.url)), { recursive: true });
  const app = page.frameLocator('iframe');
  for (const [name, path, shows] of GUIDE) {
    await page.goto(`${ready.shopify.url}/admin/store/demo-shop/apps/aisle/app${path}`);
    await app.getByText(shows).filter({ visible: true }).first().waitFor();
    await page.screenshot({ path: imageFile(`guide/${name}`) });
  }
  await page.goto(`${ready.shopify.url}/admin/store/demo-shop/apps/aisle/app/orders`);
  await app
    .getByRole('link', { name: /^#\d+$/ })
    .first()
    .click();
  await app.getByText('Timeline').waitFor();
  await page.screenshot({ path: imageFile('guide/order') });
}

/** What the app adds to Shopify's own pages, as the simulated admin shows it. */
async function pictureExtensions(page: Page, { ready }: Sandbox): Promise<void> {
  const admin = `${ready.shopify.url}/admin/store/demo-shop`;
  const picture = async (path: string, title: string, shows: string, name: string) => {
    await page.goto(`${admin}/${path}`);
    await page.getByRole('link', { name }).first().click();
    const block = page.locator(`iframe.extension[title="${title}"]`);
    await block.contentFrame().getByText(shows).first().waitFor();
    await block.screenshot({ path: imageFile(`guide/${title.toLowerCase().replaceAll(' ', '-')}`) });
  };
  await picture('orders', 'Agent order', 'What the agent was told', '#1001');
  await picture('products', 'Agent readiness', 'What agents are told', IN_CHAT);
}

/** A person buying on the agent page, just before the payment: delivery options, totals, what goes over the wire. */
async function pictureAgent(page: Page, { ready }: Sandbox): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(ready.agent.url);
  await page.getByRole('button', { name: 'Show the wire' }).click();
  await page.getByRole('searchbox').fill(IN_CHAT);
  await page.keyboard.press('Enter');
  await page.getByText('One product fits').waitFor();
  await page
    .getByRole('button', { name: new RegExp(IN_CHAT) })
    .last()
    .click();
  await page.getByRole('button', { name: 'Check out' }).click();
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByText('Express', { exact: true }).click();
  await page.getByText('Express, please.').waitFor();
  await page.getByRole('button', { name: /^Pay / }).waitFor();
  await page.locator('#wire-list summary').last().click();
  await page.getByRole('button', { name: /^Pay / }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: imageFile('agent') });
}

async function newPage(browser: Browser): Promise<Page> {
  return (await newMerchant(browser)).context.newPage();
}

// `npm run screenshots` takes the pictures of README.md and docs/merchant-guide.md anew, from a sandbox of its own.
const browser = await launchBrowser();
const sandbox = await startSandbox({
  portBase: 0,
  ephemeral: true,
  progress: (step) => console.log(`… ${step}`),
});
try {
  fs.mkdirSync(fileURLToPath(new URL('images', import.meta.url)), { recursive: true });
  await placeOrders(sandbox);
  await pictureAdmin(await newPage(browser), sandbox);
  await pictureGuide(await newPage(browser), sandbox);
  await pictureExtensions(await newPage(browser), sandbox);
  await pictureAgent(await newPage(browser), sandbox);
  console.log('wrote docs/images/admin.png, docs/images/agent.png and docs/images/guide');
} finally {
  await browser.close();
  await sandbox.stop();
}
