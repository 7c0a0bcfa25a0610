import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Purchase } from '#sandbox/purchase/run-purchase.ts';
import { MANNERS, openDesk, type AdminDesk } from './admin-page.ts';
import { sellSomething } from './sell-something.ts';

let desk: AdminDesk;
let sold: Purchase;

beforeAll(async () => {
  desk = await openDesk();
  sold = await sellSomething(desk.sandbox);
});
afterAll(() => desk?.close());

describe('the insights', () => {
  test.each(MANNERS)('WHEN test sales are chosen by %s THEN the sale is in every table', async (manner) => {
    const page = await desk.open('/app/insights?use=test', { manner });
    await page.app.getByRole('heading', { name: 'Revenue by day' }).waitFor();
    await page.app.getByRole('img', { name: /^Chart of the revenue/ }).waitFor();
    await page.app.getByRole('row', { name: /^ChatGPT In chat 1 / }).waitFor();
    await page.app.getByRole('row', { name: /^Ordered 1 / }).waitFor();
    await page.check();
    await page.fill('Stripe, percent', '1.5');
    await page.press('button', 'Save');
    await page.toast('Saved');
    await page.close();
  });

  test('WHEN the export is asked for THEN a file for spreadsheets comes', async () => {
    const page = await desk.open('/app/insights?use=test');
    const [file] = await Promise.all([
      page.page.waitForEvent('download'),
      page.press('button', 'Export CSV'),
    ]);
    expect(file.suggestedFilename()).toMatch(/^aisle-insights-[\d-]+\.csv$/);
    await page.close();
  });

  test('GIVEN Spanish staff and nothing sold THEN it is said in their language', async () => {
    const page = await desk.open('/app/insights', { who: 'spanish', locale: 'es' });
    await page.app.getByText('Ningún pago en este periodo').waitFor();
    await page.check();
    await page.close();
  });
});

describe('the activity log', () => {
  test.each(MANNERS)('WHEN a call is opened by %s THEN it is told without the buyer', async (manner) => {
    const page = await desk.open('/app/activity', { manner });
    await page.check();
    await page.press('link', 'Asked to charge the buyer');
    await page.app.getByRole('heading', { name: 'Asked to charge the buyer' }).waitFor();
    const told = await page.app.locator('body').innerText();
    expect(told).toContain('payment_data');
    expect(told).not.toMatch(/@example\.com/);
    await page.check();
    await page.close();
  });

  test('WHEN the list is filtered THEN it has those calls alone, and one of them as a command', async () => {
    const page = await desk.open('/app/activity');
    await page.app.getByLabel('Kind of call').selectOption('complete_session');
    await page.app.getByRole('link', { name: 'Opened a checkout' }).waitFor({ state: 'hidden' });
    await page.app.getByLabel('Outcome').selectOption('ok');
    const calls = page.app.getByRole('link', { name: 'Asked to charge the buyer' });
    await calls.first().click();
    const command = await page.app.getByRole('textbox', { name: 'curl command' }).inputValue();
    expect(command).toMatch(/^curl (.|\n)*\/checkout_sessions\/\w+\/complete/);
    // The token pays nothing, and the key stands in a variable.
    expect(command).toContain('spt_replayed');
    expect(command).not.toMatch(/aisle_(test|live)_/);
    await page.check();
    await page.close();
  });

  test('GIVEN French staff THEN it is in their language', async () => {
    const page = await desk.open('/app/activity', { who: 'french', locale: 'fr' });
    expect(await page.app.locator('h1').first().textContent()).toBe('Activité');
    await page.check();
    await page.close();
  });
});

describe('the agent orders', () => {
  test.each(MANNERS)(
    'WHEN one is searched by %s THEN it is found, and its page tells all of it',
    async (manner) => {
      const { name } = sold.shopOrder;
      const page = await desk.open('/app/orders', { manner });
      await page.check();
      await page.fill('Search', '#9999');
      await page.press('button', 'Search');
      await page.app.getByText('No order fits these filters').waitFor();
      await page.fill('Search', name.slice(1));
      await page.press('button', 'Search');
      await page.press('link', name);
      await page.app.getByRole('heading', { name, exact: true }).waitFor();
      await page.app.getByText('ChatGPT opened a checkout').first().waitFor();
      await page.app.getByText('Shopify created the order').waitFor();
      await page.check();
      await page.close();
    },
  );

  test('WHEN another is sold THEN it appears by itself', async () => {
    const page = await desk.open('/app/orders');
    const { shopOrder } = await sellSomething(desk.sandbox);
    await page.app.getByRole('link', { name: shopOrder.name, exact: true }).waitFor();
    await page.close();
  });

  test('WHEN too much is refunded THEN the field says so; WHEN a part is THEN it goes back', async () => {
    const page = await desk.open('/app/orders');
    await page.press('link', sold.shopOrder.name);
    await page.press('button', 'Refund');
    await page.fill('Amount', '999999.00');
    await page.press('button', 'Refund');
    await page.press('button', 'Refund');
    await page.app.getByText(/^Enter an amount up to /).waitFor();
    await page.fill('Amount', '1.00');
    await page.fill('Reason', 'Arrived late');
    await page.press('button', 'Refund');
    await page.press('button', 'Refund');
    await page.app.getByText('Back with the buyer').waitFor();
    await page.app.getByText('Partially refunded').waitFor();
    await page.close();
  });

  test('GIVEN staff who may only see orders THEN nothing can be decided, and no buyer is seen', async () => {
    const page = await desk.open('/app/orders', { who: 'packer' });
    await page.press('link', sold.shopOrder.name);
    await page.app.getByText('Timeline').waitFor();
    expect(await page.app.getByRole('button', { name: 'Refund' }).count()).toBe(0);
    expect(await page.app.getByText('Show the evidence').count()).toBe(0);
    await page.close();
  });
});
