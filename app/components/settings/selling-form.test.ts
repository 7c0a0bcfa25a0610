import { expect, test } from 'vitest';
import type { Shop } from '#app/db/client/client.ts';
import { changedSettings, readSellingForm, toSellingForm } from './selling-form.ts';

const SHOP = {
  sellingMode: null,
  itemIdSource: 'variant_id',
  honorPriceMinutes: 15,
  holdsStock: false,
  offersMarketing: true,
  attributesOrders: false,
  sellsAsChannel: false,
  agentHost: null,
  metafieldKeys: ['custom.material'],
  marketCountries: ['DE', 'FR'],
} as unknown as Shop;
const form = toSellingForm(SHOP);

test('GIVEN the form as it is shown THEN nothing changes but the choice to sell by hand-off', () => {
  const read = readSellingForm(form);
  expect(read.ok && changedSettings(SHOP, read.settings)).toEqual({ sellingMode: 'hand_off' });
});

test('GIVEN lists as people type them THEN they are read', () => {
  const read = readSellingForm({
    ...form,
    marketCountries: ' de,at  FR de',
    agentHost: ' Agents.Shop.Example ',
  });
  expect(read).toMatchObject({
    ok: true,
    settings: { marketCountries: ['DE', 'AT', 'FR'], agentHost: 'agents.shop.example' },
  });
});

test.each([
  [{ honorPriceMinutes: '1441' }, 'honorPriceMinutes'],
  [{ honorPriceMinutes: '1.5' }, 'honorPriceMinutes'],
  [{ honorPriceMinutes: '' }, 'honorPriceMinutes'],
  [{ agentHost: 'https://x' }, 'agentHost'],
  [{ metafieldKeys: 'material' }, 'metafieldKeys'],
  [{ marketCountries: 'XX' }, 'marketCountries'],
  [{ sellingMode: 'free' }, 'sellingMode'],
  [{ itemIdSource: null }, 'itemIdSource'],
])('GIVEN %j THEN the field is named', (change, field) => {
  expect(readSellingForm({ ...form, ...change })).toEqual({ ok: false, problems: [field] });
});

test.each([null, 'text', 5, []])('GIVEN %j THEN it is refused', (given) => {
  expect(readSellingForm(given)).toMatchObject({ ok: false });
});
