import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCatalog } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { tellHandOff } from '#sandbox/purchase/tell-hand-off.ts';
import { createTranscript } from '#sandbox/purchase/transcript.ts';
import { startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { launchBrowser, newMerchant } from './browser.ts';

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  sandbox = await startSandbox({ portBase: 0, ephemeral: true });
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

describe('GIVEN the agent page and the admin side by side', () => {
  test('WHEN a person buys in the chat THEN the order shows in the chat, in Aisle and in Shopify, and its parcel in the chat', async () => {
    const { context, complaints } = await newMerchant(browser);
    const admin = await context.newPage();
    await admin.goto(`${sandbox.ready.shopify.url}/admin/store/demo-shop/apps/aisle/app/orders`);
    const aisle = admin.frameLocator('iframe');
    await aisle.getByText('No agent orders yet').waitFor();

    const chat = await context.newPage();
    await chat.goto(sandbox.ready.agent.url);
    await chat.getByRole('button', { name: /Linen Camp Shirt/ }).click();
    await chat.getByRole('button', { name: 'Check out' }).click();
    await chat.getByRole('button', { name: 'Use this address' }).click();
    await chat.getByRole('radio', { name: /Express/ }).click();
    await chat.getByRole('button', { name: 'Pay $98.82' }).click();
    await chat.getByText('Order #1001').waitFor();
    await chat.getByText('order_create · signature verified').waitFor();

    await aisle.getByText('#1001').waitFor();
    const shopify = await context.newPage();
    await shopify.goto(`${sandbox.ready.shopify.url}/admin/store/demo-shop`);
    await shopify.getByRole('link', { name: '#1001' }).click();
    await shopify.getByLabel(/tracking number/i).fill('1Z999AA10123456784');
    await shopify.getByRole('button', { name: /fulfil/i }).click();
    await chat.getByText('order_update · signature verified').waitFor();
    await chat.getByText('1Z999AA10123456784', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('WHEN the card is declined THEN the chat says so, and another card pays', async () => {
    const { context } = await newMerchant(browser);
    const chat = await context.newPage();
    await chat.goto(sandbox.ready.agent.url);
    await chat.getByRole('button', { name: /Market Tote/ }).click();
    await chat.getByRole('button', { name: 'Check out' }).click();
    await chat.getByRole('button', { name: 'Use this address' }).click();
    await chat.getByLabel('Pay with').selectOption({ label: 'Visa •••• 0002 — declined' });
    await chat.getByRole('button', { name: /^Pay / }).click();
    await chat
      .getByText(/declined\. Please try a different payment method/)
      .first()
      .waitFor();
    await chat.getByLabel('Pay with').last().selectOption({ label: 'Visa •••• 4242 — works' });
    await chat.getByRole('button', { name: /^Pay / }).last().click();
    await chat.getByText(/^Order #\d+/).waitFor();
    await context.close();
  });

  test('WHEN a person goes on in the shop THEN they pay there, and the chat learns of the order', async () => {
    const { context, complaints } = await newMerchant(browser);
    const chat = await context.newPage();
    await chat.goto(sandbox.ready.agent.url);
    await chat.getByRole('button', { name: /Market Tote/ }).click();
    await chat.getByRole('button', { name: 'Check out' }).click();
    await chat.getByRole('button', { name: 'Use this address' }).click();
    const opening = context.waitForEvent('page');
    await chat.getByRole('link', { name: 'Continue in the shop' }).click();
    const shop = await opening;
    await shop.getByLabel('Email', { exact: true }).fill('jamie.rivera@example.com');
    await shop.getByLabel('Last name').fill('Rivera');
    await shop.getByLabel('Address', { exact: true }).fill('555 Golden Gate Avenue');
    await shop.getByLabel('City').fill('San Francisco');
    await shop.getByLabel('State / province code').fill('CA');
    await shop.getByLabel('ZIP / postal code').fill('94102');
    await shop.getByRole('button', { name: 'Update' }).click();
    await shop.getByRole('button', { name: 'Pay now' }).click();
    await shop.getByText(/Thank you/).waitFor();
    await chat.getByText(/^Order #\d+/).waitFor();
    await chat.getByText('order_create · signature verified').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('WHEN an agent without payment leads a buyer into the shop THEN each step comes true', async () => {
    const { ready } = sandbox;
    const feed = await readFeed(ready.feed.url);
    const read = { feed, catalog: createCatalog(feed.items), itemId: undefined, tookMs: 0 };
    const { created, updated, shopOrder } = await tellHandOff(
      ready,
      read,
      createTranscript(() => {}),
    );
    expect([created.type, updated.type]).toEqual(['order_create', 'order_update']);
    await expect
      .poll(() => sandbox.shopify.state.orders.get(shopOrder.id)!.tags)
      .toEqual(expect.arrayContaining(['agentic', 'agent:concierge']));
  });
});
