import { describe, expect, test } from 'vitest';
import type { ShopLocation } from '#app/shops/shop-location.ts';
import { mapOptions } from './map-options.ts';
import { pickOption } from './pick-option.ts';

type Offered = Parameters<typeof mapOptions>[0];
type Rate = Offered['availableShippingRates'][number];

const NOW = new Date('2026-11-20T12:00:00Z');
const STUDIO: ShopLocation = {
  id: '9',
  name: 'Studio',
  phone: '+15035550100',
  address: {
    lineOne: '100 Example Street',
    city: 'Portland',
    state: 'OR',
    country: 'US',
    postalCode: '97209',
  },
  readyInHours: 24,
};
const rate = (title: string, amount: string, code = title, handle = `h-${title}`): Rate =>
  ({ handle, code, title, source: 'shopify', price: { amount, currencyCode: 'USD' } }) as Rate;
const place = (id: string) => ({
  handle: `h-pickup-${id}`,
  code: 'Studio',
  source: 'shopify',
  title: 'Studio',
  instructions: 'Ring twice.',
  locationId: `gid://shopify/Location/${id}`,
});
const map = (offered: Partial<Offered>) =>
  mapOptions(
    {
      availableShippingRates: [],
      availableLocalDeliveryRates: [],
      availableLocalPickupOptions: [],
      ...offered,
    },
    [STUDIO],
    NOW,
  );

describe('mapOptions', () => {
  test('lists the cheapest first, with ids that a new quote keeps', () => {
    const first = map({ availableShippingRates: [rate('Express', '15.0'), rate('Standard', '5.0')] });
    expect(first).toMatchObject([
      { id: 'shipping_standard', amount: 500, rateHandle: 'h-Standard' },
      { id: 'shipping_express', amount: 1500, rateHandle: 'h-Express' },
    ]);
    const second = map({ availableShippingRates: [rate('Standard', '6.0', 'Standard', 'other')] });
    expect(second[0]).toMatchObject({ id: 'shipping_standard', rateHandle: 'other' });
  });

  test.each([
    [
      'two that differ in the price alone',
      [rate('Post', '2'), rate('Post', '1')],
      [
        expect.stringMatching(/^shipping_post_[0-9a-f]{8}$/),
        expect.stringMatching(/^shipping_post_[0-9a-f]{8}_2$/),
      ],
    ],
    ['no letters', [rate('速達', '1')], [expect.stringMatching(/^shipping_[0-9a-f]{8}$/)]],
    ['no code', [rate('Next Day!', '1', '')], ['shipping_next_day']],
    ['none', [], []],
  ])('GIVEN %s THEN every id is there once', (_, rates, ids) => {
    expect(map({ availableShippingRates: rates }).map((option) => option.id)).toEqual(ids);
  });

  test.each([
    ['no Latin letters', [rate('速達', '2'), rate('普通', '1')]],
    ['one code', [rate('Economy', '2', 'Post'), rate('Priority', '1', 'Post')]],
  ])(
    'GIVEN two with %s WHEN they come in another order at other prices THEN each keeps its id',
    (_, rates) => {
      const ids = (list: Rate[]) =>
        Object.fromEntries(map({ availableShippingRates: list }).map(({ title, id }) => [title, id]));
      const [one, other] = rates as [Rate, Rate];
      const cheaper = { ...one, price: { ...one.price, amount: '0.5' } };
      expect(ids([other, cheaper])).toEqual(ids([one, other]));
      expect(new Set(Object.values(ids(rates))).size).toBe(2);
    },
  );

  test('GIVEN the shop delivers itself and lets pick up THEN each is told as what it is, the place with all of it', () => {
    const options = map({
      availableShippingRates: [rate('Post', '5.0')],
      availableLocalDeliveryRates: [rate('Post', '3.0', 'Post', 'h-courier')],
      availableLocalPickupOptions: [place('9')],
    });
    expect(options.map(({ id, type, amount }) => [id, type, amount])).toEqual([
      ['pickup_9', 'pickup', 0],
      ['local_delivery_post', 'local_delivery', 300],
      ['shipping_post', 'shipping', 500],
    ]);
    expect(options[0]!.place).toEqual({
      name: 'Studio',
      phone: '+15035550100',
      instructions: 'Ring twice.',
      readyBy: '2026-11-21T12:00:00.000Z',
      address: { name: 'Studio', ...STUDIO.address },
    });
  });

  test('GIVEN a place that the mirror does not know THEN it is not offered', () => {
    expect(map({ availableLocalPickupOptions: [place('10')] })).toEqual([]);
  });
});

describe('pickOption', () => {
  const options = map({
    availableShippingRates: [rate('Post', '5.0'), rate('Express', '9.0')],
    availableLocalPickupOptions: [place('9')],
  });

  test.each([
    ['nothing was chosen', null, 'shipping_post'],
    ['one was chosen', 'shipping_express', 'shipping_express'],
    ['picking up was chosen', 'pickup_9', 'pickup_9'],
    ['the chosen one is gone', 'shipping_drone', 'shipping_post'],
  ])('GIVEN %s THEN %s leads to %s: free pickup never replaces delivery by itself', (_, chosen, picked) => {
    expect(pickOption(options, chosen)?.id).toBe(picked);
  });

  test('GIVEN nothing is delivered THEN picking up is preselected; GIVEN nothing at all THEN nothing', () => {
    expect(pickOption([options[0]!], null)?.id).toBe('pickup_9');
    expect(pickOption([], null)).toBeNull();
  });
});
