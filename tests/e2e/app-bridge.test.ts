import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openAdmin, placeOrder } from '#sandbox/shopify/admin/testing/admin-fixture.ts';
import { framedApp } from '#sandbox/shopify/admin/testing/framed-app.ts';

const servers: Server[] = [];

function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server = createAdaptorServer({ fetch }) as Server;
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://localhost:${(server.address() as AddressInfo).port}`),
    );
  });
}

describe('App Bridge stand-in in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let store: string;
  let requests: ReturnType<typeof framedApp>['requests'];

  beforeAll(async () => {
    let adminUrl = '';
    const framed = framedApp(() => `${adminUrl}/app-bridge.js`);
    requests = framed.requests;
    const admin = await openAdmin({ appUrl: await listen(framed.app.fetch) });
    placeOrder(admin);
    adminUrl = await listen(admin.routes.fetch);
    store = `${adminUrl}/admin/store/demo-shop`;
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  beforeEach(async () => {
    await page?.close();
    page = await browser.newPage();
  });

  async function openApp(path = ''): Promise<Frame> {
    await page.goto(`${store}/apps/aisle${path}`);
    const frame = page.frame('app-frame')!;
    await frame.getByRole('heading', { name: 'Page /app' }).waitFor();
    return frame;
  }

  it('GIVEN the app WHEN opened THEN the admin shows its title, actions and menu, and toasts on a click', async () => {
    await openApp();
    await page.locator('#app-title', { hasText: 'Test title' }).waitFor();
    expect(await page.locator('#app-links a').allTextContents()).toEqual(['Agent orders', 'Settings']);
    await page.getByRole('button', { name: 'Sync' }).click();
    await page.locator('.toast', { hasText: 'Synced' }).waitFor();
  });

  it('GIVEN the menu WHEN a link is clicked THEN the app goes there and the address follows', async () => {
    const frame = await openApp();
    await page.getByRole('link', { name: 'Settings' }).click();
    await frame.getByRole('heading', { name: 'Page /app/settings' }).waitFor();
    await page.waitForURL(`${store}/apps/aisle/app/settings`);
    expect(await page.locator('#app-links [aria-current]').allTextContents()).toEqual(['Settings']);
  });

  it('GIVEN fetch WHEN it goes to the app THEN it carries a fresh token, elsewhere none', async () => {
    const frame = await openApp();
    requests.length = 0;
    await frame.evaluate(async () => {
      await fetch('/api/one');
      await fetch('/api/two', { headers: { Authorization: 'Basic own' } });
    });
    expect(requests).toEqual([
      { path: '/api/one', authorization: expect.stringMatching(/^Bearer token-\d+$/) as string },
      { path: '/api/two', authorization: 'Basic own' },
    ]);
    const refusal = await frame.evaluate(() => fetch('shopify:admin/api/graphql.json').catch(String));
    expect(refusal).toContain('does not play direct Admin API access');
  });

  it('GIVEN the server calls the token stale WHEN fetched THEN it is asked once more with another', async () => {
    const frame = await openApp();
    requests.length = 0;
    expect(await frame.evaluate(async () => (await fetch('/api/stale')).text())).toBe('fine');
    expect(new Set(requests.map(({ authorization }) => authorization)).size).toBe(2);
  });

  it('GIVEN the server asks for a new grant WHEN fetched THEN the whole admin goes there', async () => {
    const frame = await openApp();
    await frame.evaluate(() => void fetch('/api/reauthorize'));
    await page.waitForURL(`${store}/products`);
  });

  it('GIVEN a page without a token WHEN opened in the frame THEN it is reloaded with one', async () => {
    const frame = await openApp();
    await frame.evaluate(() => location.assign('/app/orders?embedded=1'));
    await frame.getByRole('heading', { name: 'Page /app/orders' }).waitFor();
    expect(new URL(frame.url()).searchParams.get('id_token')).toMatch(/^token-\d+$/);
  });

  it('GIVEN links into the admin WHEN followed THEN the simulator’s page opens', async () => {
    await (await openApp()).locator('#order').click();
    await page.waitForURL(`${store}/orders/1001`);
    const frame = await openApp();
    await frame.evaluate(() => void open('https://admin.shopify.com/store/demo-shop/products', '_top'));
    await page.waitForURL(`${store}/products`);
  });

  it('GIVEN a form with a save bar WHEN changed THEN the admin’s bar saves it', async () => {
    const frame = await openApp();
    await frame.getByLabel('Name').fill('Ada');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await frame.getByText('saved Ada').waitFor();
    await page.getByText('Unsaved changes').waitFor({ state: 'hidden' });
  });

  it('GIVEN a modal WHEN shown by its id THEN it has its title, content and buttons', async () => {
    const frame = await openApp();
    await frame.evaluate(() => shopify.modal.show('ask'));
    await frame.getByRole('heading', { name: 'Question' }).waitFor();
    await frame.getByText('Are you sure?').waitFor();
    await frame.getByRole('dialog').getByRole('button', { name: 'Yes' }).click();
    await frame.getByText('sure', { exact: true }).waitFor();
  });

  it('GIVEN what is not simulated WHEN used THEN it says so', async () => {
    const frame = await openApp();
    const refusal = await frame.evaluate(() => shopify.resourcePicker({ type: 'product' }).catch(String));
    expect(refusal).toContain('does not play shopify.resourcePicker');
  });

  it('GIVEN the app outside its frame WHEN opened THEN it goes back into the admin', async () => {
    const frame = await openApp();
    await page.goto(frame.url());
    await page.waitForURL(`${store}/apps/aisle/app**`, { waitUntil: 'commit' });
    await page.frame('app-frame')!.getByRole('heading', { name: 'Page /app' }).waitFor();
  });
});
