import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { MANNERS, openDesk, type AdminDesk } from './admin-page.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('the review rules', () => {
  test.each(MANNERS)('WHEN a rule is switched on by %s THEN it is saved', async (manner) => {
    const rules = await desk.open('/app/review-rules', { manner });
    await rules.press('checkbox', /^Ships to another country/);
    await rules.check();
    await rules.save();
    await rules.toast('Rules saved');
    await rules.close();
  });
});

describe('the requests of buyers', () => {
  test.each(MANNERS)('WHEN one is answered by %s THEN the data is there to be sent on', async (manner) => {
    const page = await desk.open('/app/settings/privacy', { manner });
    await page.fill('Buyer’s e-mail address', 'nobody');
    await page.press('button', 'Export the data');
    await page.app.getByText('Enter an e-mail address.').waitFor();
    page.forgive(/400/);
    await page.fill('Buyer’s e-mail address', 'buyer@example.com');
    await page.press('button', 'Export the data');
    await page.app.getByRole('button', { name: 'Download the data' }).first().waitFor();
    const [file] = await Promise.all([
      page.page.waitForEvent('download'),
      page.press('button', 'Download the data'),
    ]);
    expect(file.suggestedFilename()).toMatch(/^buyer-data-.*\.json$/);
    await page.check();
    await page.close();
  });
});

describe('settings', () => {
  test.each(MANNERS)('WHEN how agents sell is changed by %s THEN it is saved', async (manner) => {
    const page = await desk.open('/app/settings', { manner });
    await page.press('link', 'Selling');
    await page.app.getByRole('heading', { name: 'How new agents sell' }).waitFor();
    await page.check();
    await page.fill('Minutes that a shown price holds', 'soon');
    await page.save();
    await page.app.getByText('Enter a whole number from 0 to 1440.').waitFor();
    page.forgive(/400/);
    await page.check();
    const minutes = String(20 + MANNERS.indexOf(manner));
    await page.fill('Minutes that a shown price holds', minutes);
    await page.save();
    await page.toast('Saved');
    await page.close();
    const again = await desk.open('/app/settings/selling');
    const field = again.app.getByLabel('Minutes that a shown price holds');
    expect(await field.inputValue()).toBe(minutes);
    await again.close();
  });

  test.each(MANNERS)(
    'WHEN Stripe is connected by %s THEN the key is tried, and never shown',
    async (manner) => {
      const page = await desk.open('/app/settings/payments', { manner });
      await page.fill('Restricted or secret key', 'sk_test_unknown');
      await page.fill('Merchant ID', DEMO_MERCHANT.profile);
      await page.press('button', 'Try and connect');
      await page.app.getByText(/^Stripe says:/).waitFor();
      page.forgive(/400/);
      await page.fill('Restricted or secret key', DEMO_MERCHANT.secretKey);
      await page.press('button', 'Try and connect');
      await page.toast('Stripe is connected');
      await page.check();
      expect(await page.app.locator('body').innerHTML()).not.toContain(DEMO_MERCHANT.secretKey);
      await page.close();
    },
  );

  test.each(MANNERS)('WHEN a webhook is set up by %s THEN a test arrives', async (manner) => {
    const heard: string[] = [];
    const server = http.createServer((request, response) => {
      heard.push(String(request.headers['aisle-signature']));
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const page = await desk.open('/app/settings/notifications', { manner });
    await page.app.getByText('E-mail is not set up on this server.', { exact: false }).waitFor();
    await page.fill('URL', url);
    const card = page.app.locator('form', { has: page.app.getByLabel('URL', { exact: true }) });
    await card.getByRole('button', { name: 'Save' }).press('Enter');
    await page.app.getByRole('textbox', { name: 'Signing secret' }).waitFor();
    await page.check();
    await page.press('button', 'Send a test');
    await expect.poll(() => heard.length, { timeout: 15_000 }).toBe(1);
    await page.app.getByText('Sent last').waitFor();
    await page.close();
    await new Promise((resolve) => server.close(resolve));
  });

  test('WHEN everything is exported THEN the file can be fetched', async () => {
    const page = await desk.open('/app/settings/data');
    await page.press('button', 'Export everything');
    await page.app.getByText(/Ready until/).waitFor();
    await page.check();
    const download = page.page.waitForEvent('download');
    await page.press('button', /^Download/);
    expect((await download).suggestedFilename()).toMatch(/^aisle-.*\.jsonl\.gz$/);
    await page.close();
  });

  test('GIVEN the page of languages THEN it is told what agents read', async () => {
    const page = await desk.open('/app/settings/languages');
    await page.app.getByRole('heading', { name: 'Policies', exact: true }).waitFor();
    await page.check();
    await page.close();
  });

  test('WHEN everything is deleted THEN the shop’s name must be typed, and no agent is let in any more', async () => {
    const page = await desk.open('/app/settings/data', { manner: 'phone' });
    const domain = desk.sandbox.ready.shopify.shop;
    await page.fill(`Type ${domain} to confirm`, 'another');
    await page.press('button', 'Delete everything');
    await page.app.getByText(`This is not ${domain}.`).waitFor();
    await page.fill(`Type ${domain} to confirm`, domain);
    await page.press('button', 'Delete everything');
    await page.app.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
    await page.close();
    const { url, key } = { url: desk.sandbox.ready.app.url, key: desk.sandbox.ready.acp.apiKey };
    const answer = await fetch(`${url}/acp/checkout_sessions/none`, {
      headers: { authorization: `Bearer ${key}`, 'api-version': '2026-04-17' },
    });
    expect(answer.status).toBe(401);
  });
});
