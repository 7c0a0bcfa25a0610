import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
    await admin.goto(`${sandbox.ready.shopify.url}/admin/store/demo-shop/apps/aisle`);
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
});
