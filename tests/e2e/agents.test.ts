import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MANNERS, openDesk, type AdminDesk } from './admin-page.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('the agents', () => {
  test.each(MANNERS)('WHEN one is connected by %s THEN its key is shown once, and works', async (manner) => {
    const page = await desk.open('/app/agents', { manner });
    await page.app.getByText('ChatGPT').first().waitFor();
    await page.check();
    await page.press('link', 'Connect an agent');
    await page.fill('Name', `Agent by ${manner}`);
    await page.check();
    await page.press('button', 'Connect');
    const key = await page.app.getByLabel('API key', { exact: true }).inputValue();
    expect(key).toMatch(/^aisle_test_/);
    await page.check();
    const answer = await fetch(`${desk.sandbox.ready.app.url}/acp/checkout_sessions/none`, {
      headers: { authorization: `Bearer ${key}`, 'api-version': '2026-04-17' },
    });
    expect(answer.status).toBe(404);
    await page.press('link', 'Go to the agent');
    await page.app.getByRole('heading', { name: `Agent by ${manner}` }).waitFor();
    expect(await page.app.locator('body').innerHTML()).not.toContain(key);
    await page.check();
    await page.close();
  });

  test('WHEN settings are wrong THEN the field says so; WHEN mended THEN they are saved', async () => {
    const page = await desk.open('/app/agents');
    await page.press('link', 'ChatGPT');
    await page.fill('Countries', 'US, XX');
    await page.save();
    await page.app.getByText(/"XX" is no country/).waitFor();
    await page.fill('Countries', 'US, FR');
    await page.save();
    await page.toast('Saved');
    await page.close();
  });

  test('WHEN the event URL is tested THEN the answer is told', async () => {
    const page = await desk.open('/app/agents');
    await page.press('link', 'ChatGPT');
    await page.press('button', 'Send a test');
    await page.app.getByText('The agent took the test.').waitFor();
    await page.press('link', 'Onboarding sheet');
    await page.app.getByText('ACP base URL').first().waitFor();
    await page.check();
    await page.close();
  });

  test('GIVEN German staff THEN the pages are in their language', async () => {
    const page = await desk.open('/app/agents', { who: 'german', locale: 'de' });
    await page.press('link', 'ChatGPT');
    await page.app.getByRole('heading', { name: 'API-Schlüssel' }).waitFor();
    await page.check();
    await page.close();
  });
});
