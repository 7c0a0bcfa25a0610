import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSellable } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { runPurchase } from '#sandbox/purchase/run-purchase.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import { MANNERS, openDesk, type AdminDesk } from './admin-page.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('home', () => {
  test.each(MANNERS)(
    'WHEN it is opened by %s THEN it tells how all fares and what comes next',
    async (manner) => {
      const page = await desk.open('/app', { manner });
      await page.app.getByRole('heading', { name: 'Is it working?' }).waitFor();
      await page.app.getByText('Agents see your products as they are in Shopify.').waitFor();
      await page.app.getByRole('heading', { name: 'What to do next' }).waitFor();
      await page.check();
      await page.press('link', 'Agents');
      await page.app.getByRole('heading', { name: 'Agents', level: 1 }).waitFor();
      await page.close();
    },
  );

  test('WHEN an agent sells THEN it is told without a reload, tests apart', async () => {
    const page = await desk.open('/app');
    await page.app.getByText('Nothing was sold through agents since midnight.').waitFor();
    const { items } = await readFeed(desk.sandbox.ready.feed.url);
    const item = items.find((one) => isSellable(one) && one.availability === 'in_stock')!;
    const shop = shopControl(desk.sandbox.ready.shopify.url);
    await runPurchase({ ready: desk.sandbox.ready, shop, item, shipping: 'seller' });
    await page.app.getByText('Test orders, not counted above').waitFor();
    await page.app.getByText('1 order', { exact: true }).first().waitFor();
    await page.check();
    await page.close();
  });

  test.each(MANNERS)('WHEN the guide is put away by %s THEN Settings bring it back', async (manner) => {
    const page = await desk.open('/app', { manner });
    await page.app.getByRole('heading', { name: 'Set up Aisle' }).waitFor();
    await page.press('button', 'Hide guide');
    await page.toast('The guide is in Settings now');
    await expect.poll(() => page.app.getByRole('heading', { name: 'Set up Aisle' }).count()).toBe(0);
    await page.close();
    const settings = await desk.open('/app/settings', { manner });
    await settings.press('button', 'Show guide again');
    await settings.toast('The guide is on the home page again');
    await settings.check();
    await settings.close();
  });

  test.each([
    ['french', 'fr', 'Est-ce que tout fonctionne ?'],
    ['german', 'de', 'Funktioniert alles?'],
    ['spanish', 'es', '¿Funciona todo?'],
  ] as const)('GIVEN %s staff THEN the page is in their language', async (who, locale, words) => {
    const page = await desk.open('/app', { who, locale });
    await page.app.getByRole('heading', { name: words }).waitFor();
    await page.check();
    await page.close();
  });
});

describe('an address that leads nowhere', () => {
  test.each([
    ['owner', 'en-US', 'Page not found'],
    ['french', 'fr-FR', 'Page introuvable'],
    ['german', 'de', 'Seite nicht gefunden'],
    ['spanish', 'es', 'Página no encontrada'],
  ] as const)('GIVEN the admin of %s in %s THEN the page says so: %s', async (who, locale, title) => {
    const page = await desk.open('/app/nowhere', { who, locale });
    expect(await page.app.locator('h1').textContent()).toBe(title);
    expect(await page.app.locator('html').getAttribute('lang')).toBe(locale.split('-')[0]);
    await page.close();
  });
});

describe('staff without permission', () => {
  test('WHEN they open the orders THEN the page says whom to ask', async () => {
    const page = await desk.open('/app/orders', { who: 'stranger' });
    await page.app.getByText('You do not have permission for this page.').waitFor();
    await page.close();
  });
});
