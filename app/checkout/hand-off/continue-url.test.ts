import { describe, expect, test } from 'vitest';
import { sampleLine, sampleSession, sampleState } from '#tests/checkout-samples.ts';
import { continueUrl } from './continue-url.ts';
import type { CheckoutSession, SessionState, SessionStatus } from '../session/session.ts';

const SHOP = { domain: 'corner.myshopify.com', primaryUrl: 'https://corner.example' };
const AGENT = { name: 'Chat & Co', platform: 'chat' };
const link = (state: Partial<SessionState> = {}, changes: Partial<CheckoutSession> = {}) =>
  new URL(continueUrl(SHOP, AGENT, sampleSession({ state: sampleState(state), ...changes })));

describe('GIVEN an open session with a cart', () => {
  test('THEN it is a cart permalink with every line, every code, the session, the agent and the campaign', () => {
    const lines = [sampleLine({ quantity: 2 }), sampleLine({ variantId: '44002' })];
    const url = link({ lines, discountCodes: ['TEN', 'SHIP FREE'], orderNotes: 'Ring & wait' });
    expect(url.href).toMatch(/^https:\/\/corner\.myshopify\.com\/cart\/44001:2,44002:1\?/);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      discount: 'TEN,SHIP FREE',
      'attributes[checkout_session]': 'checkout_session_1',
      'attributes[Agent]': 'Chat & Co',
      note: 'Ring & wait',
      utm_source: 'chat',
      utm_medium: 'agent',
      utm_campaign: 'aisle',
    });
  });

  test('THEN it tells nothing of the buyer or of affiliates', () => {
    const first = { provider: 'network.example', publisherId: 'pub_1', sealedToken: 'sealed' };
    const buyer = { email: 'ada@example.com', firstName: 'Ada', company: { name: 'Engines' } };
    const { href } = link({ buyer, recipient: buyer, attribution: { first, last: null } });
    expect(href).not.toMatch(/ada|engines|network|pub_1|sealed/i);
  });

  test.each<SessionStatus>([
    'not_ready_for_payment',
    'ready_for_payment',
    'requires_escalation',
    'authentication_required',
  ])('WHEN it is %s THEN it leads to the cart', (status) => {
    expect(link({}, { status }).pathname).toBe('/cart/44001:1');
  });
});

test('GIVEN an item by subscription only THEN it leads to its page: a permalink can hold no selling plan', () => {
  const productPage = 'https://corner.example/products/club?variant=44002';
  const url = link({ lines: [sampleLine(), sampleLine({ variantId: '44002', productPage })] });
  expect(url.origin + url.pathname).toBe('https://corner.example/products/club');
  expect(url.searchParams.get('variant')).toBe('44002');
  expect(url.searchParams.get('utm_source')).toBe('chat');
});

test('GIVEN an item that is hidden THEN the link leaves it out; with nothing else it leads to the front page', () => {
  const hidden = sampleLine({ variantId: '' });
  expect(link({ lines: [hidden, sampleLine()] }).pathname).toBe('/cart/44001:1');
  expect(link({ lines: [hidden] }).href).toBe('https://corner.example/');
});

test.each<SessionStatus>(['complete_in_progress', 'in_progress', 'pending_approval', 'canceled', 'expired'])(
  'GIVEN a session that is %s THEN it leads to the front page, not to a second purchase',
  (status) => expect(link({}, { status }).href).toBe('https://corner.example/'),
);

test('GIVEN an empty cart THEN it leads to the front page, by Shopify’s address where there is no other', () => {
  expect(link({ lines: [] }, { status: 'incomplete' }).href).toBe('https://corner.example/');
  const empty = sampleSession({ state: sampleState({ lines: [] }) });
  expect(continueUrl({ ...SHOP, primaryUrl: '' }, AGENT, empty)).toBe('https://corner.myshopify.com');
});

test('GIVEN an order THEN it leads there', () => {
  const order = {
    id: 'order_1',
    name: '#1001',
    permalinkUrl: 'https://corner.example/orders/1',
    status: 'confirmed',
  };
  expect(link({}, { status: 'completed', order }).href).toBe(order.permalinkUrl);
});
