import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import { SANDBOX_APP, startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { launchBrowser, newMerchant } from './browser.ts';
import { openInAdmin, playAdmin, type PlayedAdmin } from './play-admin.ts';
import { sellSomething } from './sell-something.ts';

let sandbox: Sandbox;
let browser: Browser;
let admin: PlayedAdmin;

beforeAll(async () => {
  // First, so that a machine without Chromium is told so at once.
  browser = await launchBrowser();
  sandbox = await startSandbox({ portBase: 0, ephemeral: true });
  admin = {
    appUrl: sandbox.ready.app.url,
    apiKey: SANDBOX_APP.clientId,
    shop: sandbox.ready.shopify.shop,
    sessionToken: () => sandbox.shopify.sessionToken(),
  };
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

/** A page inside the played admin.shopify.com. */
async function openApp(options: {
  token: boolean;
}): Promise<{ page: Page; app: FrameLocator; complaints: string[] }> {
  const { context, complaints } = await newMerchant(browser);
  await playAdmin(context, admin);
  const page = await context.newPage();
  return { page, app: await openInAdmin(page, admin, options), complaints };
}

describe('GIVEN a shop without agent orders', () => {
  test.each([
    ['with a session token in its address', true],
    ['without one, by the bounce page', false],
  ])('WHEN the admin opens the app %s THEN the page says that all is ready', async (_how, token) => {
    const { page, app, complaints } = await openApp({ token });
    await app.getByRole('heading', { name: 'Agent orders', exact: true }).waitFor();
    await app.getByText('No agent orders yet').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('GIVEN an open page', () => {
  test('WHEN an agent buys THEN the order appears by itself, and changes as it is fulfilled', async () => {
    const { page, app, complaints } = await openApp({ token: true });
    await app.getByText('No agent orders yet').waitFor();

    const { shopOrder, amounts } = await sellSomething(sandbox);
    const row = app.getByRole('row').filter({ hasText: shopOrder.name });
    await row.waitFor();
    const total = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
    expect(await row.textContent()).toContain(total.format(amounts.acpTotal / 100));
    expect(await row.textContent()).toContain('ChatGPT');
    expect(await row.textContent()).toContain('In chat');
    await row.getByText('Up to date').waitFor();

    const link = row.getByRole('link', { name: `View in Shopify: ${shopOrder.name}` });
    expect(await link.getAttribute('href')).toBe(`shopify:admin/orders/${shopOrder.id.split('/').at(-1)}`);
    expect(await link.getAttribute('target')).toBe('_top');

    await row.getByText('Unfulfilled').waitFor();
    const tracking = { company: 'UPS', number: '1Z999', url: 'https://ups.example/1Z999' };
    await shopControl(sandbox.ready.shopify.url).fulfill(shopOrder, tracking);
    await row.getByText('Shipped').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('GIVEN a script that got into a page', () => {
  test.each([
    ['inline', "<img src=x onerror='window.ran = true'>"],
    ['of another host', '<iframe srcdoc="<script src=https://evil.example/x.js></script>"></iframe>'],
  ])('WHEN it is %s THEN the browser refuses to run it', async (_how, markup) => {
    const { page, complaints } = await openApp({ token: true });
    const refused = () => complaints.filter((said) => /Security Policy directive.*script-src/.test(said));
    await page
      .frame({ name: 'app' })!
      .evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), markup);
    await expect.poll(refused).toHaveLength(1);
    await page.context().close();
  });
});

describe('GIVEN an order', () => {
  test("WHEN the app is opened in the simulator's own admin THEN it shows there, too", async () => {
    const { context, complaints } = await newMerchant(browser);
    const page = await context.newPage();
    await page.goto(sandbox.ready.shopify.url);
    await page.getByRole('link', { name: 'Aisle' }).click();
    const app = page.frameLocator('iframe');
    await page.getByRole('link', { name: 'Agent orders' }).first().click();
    await app.getByRole('heading', { name: 'Agent orders', exact: true }).waitFor();
    await app.getByRole('link', { name: /^#\d+/ }).first().waitFor();
    expect(complaints).toEqual([]);

    const name = (await app
      .getByRole('link', { name: /^#\d+$/ })
      .first()
      .textContent())!;
    await app.getByRole('link', { name: `View in Shopify: ${name}` }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
    await context.close();
  });

  test('WHEN a phone opens the app THEN the order is a list item with all its parts', async () => {
    const { page, app } = await openApp({ token: true });
    await page.setViewportSize({ width: 390, height: 800 });
    await app.locator('.order-list-item').first().waitFor();
    expect(await app.locator('.order-list-item').first().textContent()).toMatch(
      /#\d+.*\$[\d.,]+ChatGPT · In chat · /,
    );
    await page.context().close();
  });
});

describe('GIVEN the app outside the admin', () => {
  const get = (path: string, init?: RequestInit) =>
    fetch(new URL(path, admin.appUrl), { redirect: 'manual', ...init });
  const chrome = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
  };

  test('THEN its front page says what it is, loads no App Bridge and may not be framed', async () => {
    const answer = await get('/');
    const html = await answer.text();
    expect(html).toContain('Open it there');
    expect(html).not.toMatch(/<script[^>]+app-bridge/);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^frame-ancestors 'none'; script-src 'self' 'nonce-[^']{24}' \S+; object-src 'none'; base-uri 'none'$/,
    );
  });

  test('THEN no page asks for the domain of a shop', async () => {
    const answer = await get('/auth/login');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/');
    expect(await (await get('/')).text()).not.toContain('<input');
  });

  test('THEN a page without a valid session token shows nothing of a shop', async () => {
    const bare = await get('/app', { headers: chrome });
    expect(bare.headers.get('location')).toBe('/auth/login');
    const host = Buffer.from('admin.shopify.com/store/demo-shop').toString('base64');
    const forged = await get(`/app?embedded=1&shop=${admin.shop}&host=${host}&id_token=a.b.c`, {
      headers: chrome,
    });
    expect(forged.headers.get('location')).toMatch(/^\/auth\/session-token\?/);
    const data = await get('/app.data', { headers: { ...chrome, authorization: 'Bearer a.b.c' } });
    expect(data.status).toBe(401);
    expect(await data.text()).not.toContain('#1');
  });

  test("THEN only the shop's own admin, and the sandbox's, may frame an embedded page", async () => {
    const launch = await get(new URL(await sandbox.shopify.launchUrl()).href, { headers: chrome });
    const policy = launch.headers.get('content-security-policy')!;
    expect(policy).toMatch(
      /^frame-ancestors https:\/\/demo-shop\.myshopify\.com https:\/\/admin\.shopify\.com /,
    );
    expect(policy).toContain(sandbox.ready.shopify.url);
    expect(policy).toMatch(/; object-src 'none'; base-uri 'none'$/);
    expect(policy).not.toContain('*;');
  });
});
