import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MANNERS, openDesk, type AdminDesk } from './admin-page.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('the simulator', () => {
  test.each(MANNERS)('WHEN staff buy as an agent by %s THEN a test order arrives', async (manner) => {
    const page = await desk.open('/app/simulator', { manner });
    await page.check();
    await page.fill('Search products', 'linen');
    await page.press('button', 'Search');
    // A press while the list gives way to what was found would be lost.
    await page.app
      .getByRole('button', { name: /^Buy as an agent: (?!.*Linen)/i })
      .first()
      .waitFor({ state: 'detached' });
    await page.press('button', /^Buy as an agent: .*Linen/i);
    await page.app.getByRole('heading', { name: '1. Open a session' }).waitFor();
    await page.press('button', 'Send buyer and address');
    await page.app.getByRole('heading', { name: '2. Send buyer and address' }).waitFor();
    await page.check();
    await page.press('button', /^Pay .* with a test card$/);
    await page.app.getByRole('heading', { name: 'That was a sale through an agent' }).waitFor();
    await page.app.getByText('Test order').waitFor();
    await page.check();
    await page.close();
  });

  test('GIVEN a purchase WHEN the page is loaded anew THEN its requests and answers are there', async () => {
    const page = await desk.open('/app/simulator');
    await page.press('link', /× 1$/);
    await page.app.getByText('Request and answer').first().click();
    const shown = await page.app.locator('pre').first().textContent();
    expect(shown).toContain('POST /acp/checkout_sessions/');
    expect(shown).toContain('Authorization: Bearer …');
    await page.check();
    await page.close();
  });
});

describe('the go-live check list', () => {
  test('WHEN it is run THEN it says what is missing, and what to do', async () => {
    const page = await desk.open('/app/simulator/certification');
    await page.check();
    await page.press('button', 'Run the check list');
    await page.app.getByRole('heading', { name: /missing before you go live$/ }).waitFor({ timeout: 90_000 });
    await page.app.getByText('Open Agents and connect one with live mode.').waitFor();
    await page.app.getByText('23 of 23 passed').waitFor();
    await page.check();
    await page.close();
  });
});
