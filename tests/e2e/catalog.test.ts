import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MANNERS, openDesk, type AdminDesk, type AdminPage } from './admin-page.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const PRODUCT = 'Market Tote';

/** Opens a product by way of the search. */
async function openProduct(page: AdminPage, name: string): Promise<void> {
  await page.fill('Search products', name);
  await page.press('button', 'Search');
  await page.press('link', name);
  await page.app.getByRole('heading', { name, level: 1 }).waitFor();
}

describe('the catalogue', () => {
  test.each(MANNERS)(
    'WHEN a product is found and its title changed by %s THEN the agent sees it',
    async (manner) => {
      const page = await desk.open('/app/catalog', { manner });
      await page.app.getByText('of 100').waitFor();
      await page.check();
      await openProduct(page, PRODUCT);
      await page.check();
      const said = `Tote by ${manner}`;
      await page.fill('Title', said);
      await page.app.getByRole('heading', { name: 'Preview' }).waitFor();
      await page.check();
      await page.save();
      await page.toast('Saved');
      await page.app.getByRole('rowheader', { name: /Title.*Differs/ }).waitFor();
      expect(await page.app.locator('.compare').first().innerText()).toContain(said);
      await page.check();
      await page.close();
    },
  );

  test('WHEN a template is wrong THEN its field says so at once, and when it is saved', async () => {
    const page = await desk.open('/app/catalog');
    await openProduct(page, PRODUCT);
    await page.fill('Brand', '{{ product.secret }}');
    await page.press('checkbox', 'Template for Brand');
    await page.app
      .getByText(/product\.secret/)
      .first()
      .waitFor();
    await page.save();
    await page.app.locator('[aria-invalid=true]').waitFor();
    await page.close();
  });

  test('WHEN products are chosen THEN they are edited together, after examples', async () => {
    const page = await desk.open('/app/catalog');
    await page.app
      .getByRole('checkbox', { name: /Select all/ })
      .first()
      .click();
    await page.press('button', 'Edit for agents');
    await page.app.getByRole('heading', { name: 'Bulk edit' }).waitFor();
    await page.fill('Text', 'A better one');
    await page.press('button', 'Show examples');
    await page.app.getByRole('heading', { name: /It would concern/ }).waitFor();
    await page.check();
    await page.save();
    await page.toast('Saved for these products');
    await page.close();
  });

  test('WHEN problems are exported THEN a file comes', async () => {
    const page = await desk.open('/app/catalog');
    const [file] = await Promise.all([
      page.page.waitForEvent('download'),
      page.press('button', 'Export problems'),
    ]);
    expect(file.suggestedFilename()).toBe('aisle-problems.csv');
    await page.close();
  });
});

describe('the rules', () => {
  test.each(MANNERS)('WHEN one is added by %s THEN what changes is shown before', async (manner) => {
    const page = await desk.open('/app/catalog/rules', { manner });
    const name = `No totes, by ${manner}`;
    await page.check();
    await page.press('button', 'Add a rule');
    await page.fill('Name', name);
    await page.fill('Tags', 'nothing-has-this');
    await page.press('button', 'Show what would change');
    await page.app.getByText('Nothing would change for any product.').waitFor();
    await page.check();
    await page.press('button', 'Apply');
    await page.toast('Rules saved');
    await page.app.getByRole('heading', { name: new RegExp(name) }).waitFor();
    await page.press('button', `Remove: ${name}`);
    await page.app.getByText('Nothing would change for any product.').waitFor();
    await page.press('button', 'Apply');
    await page.app.getByRole('heading', { name: new RegExp(name) }).waitFor({ state: 'detached' });
    await page.close();
  });
});

test('WHEN products are chosen in Shopify’s picker THEN the rule names them', async () => {
  const page = await desk.open('/app/catalog/rules');
  await page.press('button', 'Add a rule');
  await page.fill('Product ids', '5');
  await page.press('button', 'Choose products');
  await expect.poll(() => page.app.getByLabel('Product ids').inputValue()).toBe('5\n1');
  await page.close();
});

describe('the feeds', () => {
  test.each(['mouse', 'phone'] as const)('GIVEN %s THEN they can be read', async (manner) => {
    const page = await desk.open('/app/catalog/feeds', { manner });
    await page.app.getByRole('heading', { name: 'What readings found' }).waitFor();
    await page.check();
    await page.close();
  });
});

/** The language with the longest words: where a page is wider than its window, it is in this one. */
test('GIVEN German staff THEN each page is in their language', async () => {
  const german = { who: 'german', locale: 'de' } as const;
  const page = await desk.open('/app/catalog', german);
  await page.app.getByRole('heading', { name: 'Katalog', level: 1 }).waitFor();
  await page.check();
  await page.close();
  for (const path of ['rules', 'bulk', 'feeds']) {
    const other = await desk.open(`/app/catalog/${path}`, german);
    await other.check();
    await other.close();
  }
});
