import { describe, expect, test } from 'vitest';
import { openTestShop, testShop, VARIANTS } from '#sandbox/shopify/commerce/testing/test-shop.ts';

const OPTIONS = `query Options($input: DraftOrderAvailableDeliveryOptionsInput!, $count: Int, $from: Int) {
  draftOrderAvailableDeliveryOptions(input: $input, localPickupCount: $count, localPickupFrom: $from) {
    availableShippingRates { title }
    availableLocalDeliveryRates { handle code source title price { amount currencyCode } }
    availableLocalPickupOptions { code handle instructions locationId source title distanceFromBuyer { unit value } }
    pageInfo { hasNextPage hasPreviousPage }
  }
}`;
const CALCULATE = `mutation Calculate($input: DraftOrderInput!) { draftOrderCalculate(input: $input) {
  calculatedDraftOrder {
    shippingLine { title code source originalPriceSet { shopMoney { amount } } taxLines { title } }
    totalShippingPriceSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }
    taxLines { title }
  }
  userErrors { field message }
} }`;

const austin = { address1: '1 Congress Ave', city: 'Austin', provinceCode: 'TX', countryCode: 'US' };
const served = { ...austin, zip: '78701' };
const mugs = (quantity: number) => [{ variantId: VARIANTS.mug, quantity }];
const warehouse = testShop.locations[0]!;
const pickup = { enabled: true, instructions: 'Ring twice', pickupTime: 'ONE_HOUR' as const };
const store = { ...warehouse, id: 'gid://shopify/Location/2', name: 'Store', pickup };

function openShop() {
  return openTestShop({
    localDelivery: {
      countryCode: 'US',
      zipPrefixes: ['787'],
      title: 'Bike courier',
      priceMinor: 900,
      minimumMinor: 2000,
    },
    locations: [
      { ...warehouse, pickup: { ...pickup, enabled: false } },
      store,
      { ...store, id: 'gid://shopify/Location/3', name: 'Kiosk' },
    ],
  });
}

const options = async (shop: ReturnType<typeof openShop>, input: object, page: object = {}) =>
  (await shop.run(OPTIONS, { input, ...page })).draftOrderAvailableDeliveryOptions;
const calculate = async (shop: ReturnType<typeof openShop>, input: object) =>
  (await shop.run(CALCULATE, { input })).draftOrderCalculate;

describe('local pickup', () => {
  test('GIVEN locations with pickup THEN they are offered by page, without any address', async () => {
    const shop = openShop();
    const all = await options(shop, { lineItems: mugs(1) });
    expect(all.availableShippingRates).toEqual([]);
    expect(all.availableLocalPickupOptions).toMatchObject([
      {
        title: 'Store',
        code: 'Store',
        source: 'shopify',
        instructions: 'Ring twice',
        locationId: store.id,
        distanceFromBuyer: null,
      },
      { title: 'Kiosk' },
    ]);
    const second = await options(shop, { lineItems: mugs(1) }, { count: 1, from: 1 });
    expect(second.availableLocalPickupOptions).toMatchObject([{ title: 'Kiosk' }]);
    expect(second.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
    const first = await options(shop, { lineItems: mugs(1) }, { count: 1 });
    expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
  });

  test('GIVEN nothing that can be fetched THEN there is no pickup', async () => {
    const digital = await options(openShop(), { lineItems: [{ variantId: VARIANTS.ebook, quantity: 1 }] });
    expect(digital.availableLocalPickupOptions).toEqual([]);
  });

  test('GIVEN its handle THEN it costs nothing and the goods are taxed where they are fetched', async () => {
    const shop = openShop();
    const [{ handle }] = (await options(shop, { lineItems: mugs(2) })).availableLocalPickupOptions;
    const shippingLine = { shippingRateHandle: handle };
    const { calculatedDraftOrder: draft } = await calculate(shop, {
      lineItems: mugs(2),
      shippingAddress: served,
      shippingLine,
    });
    expect(draft.shippingLine).toMatchObject({
      title: 'Store',
      originalPriceSet: { shopMoney: { amount: '0.00' } },
    });
    // The store is in Oregon, which has no sales tax; the buyer's Texas has.
    expect(draft.taxLines).toEqual([]);
    expect(draft.totalPriceSet.shopMoney.amount).toBe('20.00');

    shop.context.state.shops.patch(testShop.id, { locations: [warehouse] });
    const stale = await calculate(shop, { lineItems: mugs(2), shippingLine });
    expect(stale.calculatedDraftOrder).toBeNull();
    expect(stale.userErrors[0].field).toEqual(['input', 'shippingLine', 'shippingRateHandle']);
  });
});

describe('local delivery', () => {
  test('GIVEN an address it serves THEN it is offered, chosen and taxed as shipping', async () => {
    const shop = openShop();
    const input = { lineItems: mugs(2), shippingAddress: served };
    const { availableLocalDeliveryRates: rates } = await options(shop, input);
    expect(rates).toMatchObject([
      {
        title: 'Bike courier',
        code: 'Bike courier',
        source: 'shopify',
        price: { amount: '9.00', currencyCode: 'USD' },
      },
    ]);
    const shippingLine = { shippingRateHandle: rates[0].handle };
    const { calculatedDraftOrder: draft } = await calculate(shop, { ...input, shippingLine });
    expect(draft.totalShippingPriceSet.shopMoney.amount).toBe('9.00');
    expect(draft.shippingLine.taxLines).toHaveLength(3);
    const stale = await calculate(shop, { ...input, lineItems: mugs(3), shippingLine });
    expect(stale.userErrors[0].message).toBe('Shipping rate is no longer available');
  });

  test.each([
    ['another postal code', { lineItems: mugs(2), shippingAddress: { ...austin, zip: '75201' } }],
    ['another country', { lineItems: mugs(2), shippingAddress: { countryCode: 'DE', zip: '78701' } }],
    ['too little in the cart', { lineItems: mugs(1), shippingAddress: served }],
    ['no address', { lineItems: mugs(2) }],
  ])('GIVEN %s THEN it is not offered', async (_what, input) => {
    expect((await options(openShop(), input)).availableLocalDeliveryRates).toEqual([]);
  });
});
