import { describe, expect, test } from 'vitest';
import { acpSchemaAvailable, acpValidator } from '#sandbox/agent/acp-schema.ts';
import { DEMO_COUNTRIES, demoBuyer, usualCountry } from './demo-buyer.ts';
import { requestBodies, SIMULATED_VERSIONS } from './request-bodies.ts';
import type { WireSession } from './wire-session.ts';

const session: WireSession = {
  id: 'cs_1',
  status: 'ready_for_payment',
  currency: 'usd',
  line_items: [{ id: 'line_1' }, { id: 'line_2' }],
  fulfillment_options: [
    { id: 'standard', type: 'shipping', title: 'Standard' },
    { id: 'shop', type: 'pickup', title: 'In the shop' },
  ],
  selected_fulfillment_options: [{ type: 'shipping', option_id: 'express', item_ids: ['line_2'] }],
  totals: [],
  messages: [],
  links: [],
};

describe.each(SIMULATED_VERSIONS)('what is sent in %s', (version) => {
  const bodies = requestBodies(version);
  const who = demoBuyer('US');
  const requests: [string, object][] = [
    ['CheckoutSessionCreateRequest', bodies.create({ itemId: '1', quantity: 1, currency: 'USD' })],
    ['CheckoutSessionUpdateRequest', bodies.address(who)],
    ['CheckoutSessionUpdateRequest', bodies.option(session, 'standard')],
    ['CheckoutSessionCompleteRequest', bodies.complete('spt_1', who)],
  ];

  test.skipIf(!acpSchemaAvailable(version)).each(requests)('is allowed by the schema: %s', (name, body) => {
    expect(acpValidator(version).validate(name, body)).toEqual([]);
  });
});

describe('2026-04-17', () => {
  const bodies = requestBodies('2026-04-17');

  test('names an item once per unit', () => {
    const { line_items } = bodies.create({ itemId: '1', quantity: 3, currency: 'USD' });
    expect(line_items).toEqual([{ id: '1' }, { id: '1' }, { id: '1' }]);
  });

  test('chooses for the lines that the seller ships, and keeps what is chosen of another kind', () => {
    expect(bodies.option(session, 'standard').selected_fulfillment_options).toEqual([
      { type: 'shipping', option_id: 'standard', item_ids: ['line_2'] },
    ]);
    expect(bodies.option(session, 'shop').selected_fulfillment_options).toEqual([
      { type: 'shipping', option_id: 'express', item_ids: ['line_2'] },
      { type: 'pickup', option_id: 'shop', item_ids: ['line_1', 'line_2'] },
    ]);
  });
});

describe('the made-up buyer', () => {
  test.each(DEMO_COUNTRIES)('has a whole address in %s, and takes no mail', (country) => {
    const { buyer, address } = demoBuyer(country);
    expect(address.country).toBe(country);
    for (const part of [address.line_one, address.city, address.postal_code]) expect(part).not.toBe('');
    expect(buyer.email).toMatch(/@example\.com$/);
  });

  test('lives where the shop is, or in the United States', () => {
    expect([usualCountry('FR'), usualCountry('JP')]).toEqual(['FR', 'US']);
  });
});
