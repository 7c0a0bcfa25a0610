import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSimulator, type TestSimulator } from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
}, 60_000);
afterAll(() => simulator.close());

const OPTIONS = `query($input: DraftOrderAvailableDeliveryOptionsInput!) { draftOrderAvailableDeliveryOptions(input: $input) {
  availableLocalPickupOptions { title instructions locationId } availableLocalDeliveryRates { title price { amount } } } }`;

async function options(address: object = { countryCode: 'US', provinceCode: 'CA', zip: '94103' }) {
  const variant = simulator.state.variants.find((row) => row.priceMinor > 2500 && row.requiresShipping)!;
  const input = { lineItems: [{ variantId: variant.id, quantity: 1 }], shippingAddress: address };
  const { body } = await simulator.graphql(OPTIONS, { input });
  expect(body.errors).toBeUndefined();
  return body.data.draftOrderAvailableDeliveryOptions;
}
const settings = async () =>
  (await simulator.graphql('{ location { localPickupSettingsV2 { instructions pickupTime } } }')).body.data
    .location.localPickupSettingsV2;
const act = async (method: string, path: string, body?: object) => {
  const reply = await simulator.control(method, path, body);
  const text = await reply.text();
  return { status: reply.status, body: text.startsWith('{') ? JSON.parse(text) : null };
};

describe('shop control', () => {
  it('WHEN pickup is switched on at a location THEN it is offered there, and no more once it is off', async () => {
    const [location] = (await act('GET', '/shop')).body.locations;
    const number = location.id.split('/').pop();
    expect((await options()).availableLocalPickupOptions).toEqual([]);
    const on = await act('PATCH', `/locations/${number}`, { pickup: { enabled: true } });
    expect(on.body.pickup).toMatchObject({ enabled: true, pickupTime: 'TWENTY_FOUR_HOURS' });
    expect((await options()).availableLocalPickupOptions).toEqual([
      {
        title: 'Portland warehouse',
        instructions: location.pickup.instructions,
        locationId: location.id,
      },
    ]);
    expect(await settings()).toEqual({
      instructions: location.pickup.instructions,
      pickupTime: 'TWENTY_FOUR_HOURS',
    });
    await act('PATCH', `/locations/${number}`, { pickup: { enabled: false } });
    expect(await settings()).toBeNull();
    expect((await options()).availableLocalPickupOptions).toEqual([]);
    expect((await act('PATCH', '/locations/1', { pickup: { enabled: true } })).status).toBe(404);
    expect((await act('PATCH', `/locations/${number}`, { pickup: {} })).status).toBe(400);
  });

  it('WHEN local delivery and currencies are changed THEN quotes follow', async () => {
    expect((await options()).availableLocalDeliveryRates).toEqual([
      { title: 'Local delivery', price: { amount: '9.00' } },
    ]);
    const { localDelivery } = (await act('GET', '/shop')).body;
    await act('PATCH', '/shop', { localDelivery: null });
    expect((await options()).availableLocalDeliveryRates).toEqual([]);
    await act('PATCH', '/shop', { localDelivery });
    expect((await options()).availableLocalDeliveryRates).toHaveLength(1);
    const changed = await act('PATCH', '/shop', { presentmentRates: { CHF: '0.88' } });
    expect(changed.body).toMatchObject({
      enabledPresentmentCurrencies: ['USD', 'CHF'],
      presentmentRates: { CHF: '0.88' },
    });
    expect((await act('PATCH', '/shop', { presentmentRates: { CHF: 'cheap' } })).status).toBe(400);
  });

  it('WHEN a discount is made and removed THEN it is there, then not', async () => {
    const made = await act('POST', '/discounts', {
      code: 'TEST7',
      title: 'Seven',
      kind: 'percentage',
      percentage: 7,
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ code: 'TEST7', amountMinor: 0, endsAt: null });
    const codes = async () =>
      (await act('GET', '/discounts')).body.discounts.map((row: { code: string | null }) => row.code);
    expect(await codes()).toContain('TEST7');
    const number = made.body.id.split('/').pop();
    expect((await act('DELETE', `/discounts/${number}`)).status).toBe(204);
    expect(await codes()).not.toContain('TEST7');
    expect((await act('DELETE', `/discounts/${number}`)).status).toBe(404);
  });
});
