import { describe, expect, test } from 'vitest';
import type { ShopFacts } from '../facts/facts.ts';
import { checkEverything } from './check-everything.ts';
import { honestShop } from './honest-shop.ts';

test('GIVEN two honest shops whose orders have the same ids THEN nothing is found', () => {
  const shops = [honestShop(), honestShop('b.myshopify.com', 'b')];
  expect(checkEverything(shops, [])).toEqual([]);
});

test('GIVEN something that still waits THEN it is a violation', () => {
  expect(checkEverything([honestShop()], ['job x'])).toEqual([
    { rule: 'something still waits', text: 'job x' },
  ]);
});

/** What a planted wrong makes of an honest shop, by the rules that are broken. */
const rulesOf = (plant: (shop: ShopFacts) => void): string[] => {
  const shop = honestShop();
  plant(shop);
  return [...new Set(checkEverything([shop], []).map(({ rule }) => rule))].sort();
};

describe('a planted violation', () => {
  test.each<[what: string, plant: (shop: ShopFacts) => void, rules: string[]]>([
    [
      'a second order of a session',
      (shop) =>
        shop.shopifyOrders.push({ ...shop.shopifyOrders[0]!, gid: 'gid://shopify/Order/9', name: '#9' }),
      ['double order'],
    ],
    [
      'a second captured payment',
      (shop) => shop.payments.push({ ...shop.payments[0]!, id: 'pi_9' }),
      ['double charge', 'order names another payment'],
    ],
    ['no payment', (shop) => void (shop.payments = shop.payments.slice(1)), ['order without payment']],
    ['another amount', (shop) => void (shop.payments[0]!.captured = 1499), ['payment of another amount']],
    ['another total', (shop) => void (shop.shopifyOrders[0]!.total = 1499), ['order of another amount']],
    [
      'money taken without a sale',
      (shop) => Object.assign(shop.payments[2]!, { status: 'succeeded', captured: 1500 }),
      ['capture without order'],
    ],
    [
      'money that went back at Stripe only',
      (shop) => void (shop.payments[0]!.refunded = 500),
      ['refunded in one place only'],
    ],
    [
      'money that stays reserved',
      (shop) => void (shop.payments[2]!.status = 'requires_capture'),
      ['reserved money is left'],
    ],
    [
      'an order that is not cancelled after a refusal',
      (shop) => shop.shopifyOrders.push({ ...shop.shopifyOrders[0]!, gid: 'g9', sessionId: 'a_s3' }),
      ['order without payment'],
    ],
    [
      'no order',
      (shop) => void (shop.shopifyOrders = shop.shopifyOrders.slice(1)),
      ['completed session without an order'],
    ],
    [
      'an order that the app has cancelled',
      (shop) => void (shop.shopifyOrders[0]!.cancelled = true),
      ['completed session without an order', 'the last event is not the truth'],
    ],
    [
      'an order of nobody',
      (shop) => shop.shopifyOrders.push({ ...shop.shopifyOrders[0]!, gid: 'g9', sessionId: null }),
      ['order of no session'],
    ],
    ['a lost unit', (shop) => void (shop.stock[0]!.left = 5), ['stock is lost']],
    [
      'a unit sold and still there',
      (shop) => void (shop.stock[0]!.left = 7),
      ['stock is sold and still there'],
    ],
    [
      'more sold than there was',
      (shop) => Object.assign(shop.stock[0]!, { initial: 3, left: -1 }),
      ['sold twice'],
    ],
    ['no event', (shop) => void (shop.events = shop.events.slice(1)), ['order without an event']],
    [
      'an event that never came',
      (shop) => void (shop.received = shop.received.slice(1)),
      ['event never received'],
    ],
    ['events that came out of order', addLateEvent([3, 2]), ['events out of order']],
    ['an old event that came again after the newer one', addLateEvent([1, 2, 3]), ['events out of order']],
    [
      'a last event that is not the truth',
      (shop) => Object.assign(shop.shopifyOrders[0]!, { cancelled: true, cancelledByStaff: true }),
      ['the last event is not the truth'],
    ],
    ['a gap in the numbers', (shop) => void (shop.events[0]!.sequence = 2), ['gap in the events']],
    [
      'a purchase that stands still',
      (shop) => Object.assign(shop.sessions[2]!, { step: 'capturing' }),
      ['purchase stands still'],
    ],
    [
      'an agent that was told wrongly',
      (shop) => void (shop.agents[2]!.toldOrders = ['order_9']),
      ['told completed, but not sold'],
    ],
    [
      'an agent that was told of another order',
      (shop) => shop.agents[0]!.toldOrders.push('order_9'),
      ['told of another order'],
    ],
    [
      'an agent that was told of a cancellation',
      (shop) => void (shop.agents[0]!.toldCanceled = true),
      ['told cancelled, but sold'],
    ],
    [
      'an agent whose last answer is old',
      (shop) => void (shop.agents[0]!.lastStatus = 'complete_in_progress'),
      ['the agent’s last answer is not the truth'],
    ],
    [
      'an answer that breaks the protocol',
      (shop) => shop.agents[0]!.problems.push('/totals is missing'),
      ['the seller broke the protocol'],
    ],
    [
      'an order of a platform that nobody has heard of',
      (shop) => Object.assign(shop.platformOrders[0]!, { state: null, sessionId: null }),
      ['order of a platform is lost'],
    ],
    [
      'an order of a platform that was not sold',
      (shop) => void (shop.platformOrders[0]!.sessionId = 'a_s3'),
      ['order of a platform is not sold'],
    ],
    [
      'an order of a platform at another amount',
      (shop) => void (shop.platformOrders[0]!.total = 1499),
      ['order of another amount'],
    ],
    [
      'an order of a platform that nobody goes on with',
      (shop) => void (shop.platformOrders[0]!.state = 'received'),
      ['order of a platform stands still'],
    ],
    [
      'an order of a platform that staff do not know of',
      (shop) => void (shop.platformOrders[1]!.asked = false),
      ['staff are not asked'],
    ],
    [
      'money of a platform that was given back',
      (shop) => void (shop.payments[3]!.refunded = 1500),
      ['money of a platform went back by itself'],
    ],
    [
      'an order that stands while staff decide',
      (shop) => shop.shopifyOrders.push({ ...shop.shopifyOrders[0]!, gid: 'g9', sessionId: 'a_s4' }),
      ['order without payment'],
    ],
    [
      'money of a checkout that was never completed',
      (shop) => shop.payments.push({ ...shop.payments[3]!, id: 'pi_9', sessionId: null }),
      ['payment of no checkout'],
    ],
    ['a row of another shop', (shop) => void (shop.sessions[2]!.shopId = 'shop_b'), ['another shop’s data']],
  ])('GIVEN %s THEN it is found', (_, plant, rules) => expect(rulesOf(plant)).toEqual(rules));

  test('GIVEN an order in the wrong shop THEN both the stranger and its owner are named', () => {
    const [a, b] = [honestShop(), honestShop('b.myshopify.com', 'b')];
    a.shopifyOrders[0]!.sessionId = 'b_s1';
    const violations = checkEverything([a, b], []);
    expect(violations).toContainEqual({
      rule: 'another shop’s data',
      text: '#s1 of a.myshopify.com names b_s1 of b.myshopify.com',
    });
  });
});

/** A second event of the first order; `order_create` came at the first numbers, the new one at the last but one. */
function addLateEvent(arrivals: number[]): (shop: ShopFacts) => void {
  return (shop) => {
    const [created] = shop.received;
    created!.arrivals = arrivals.length === 2 ? [arrivals[0]!] : [arrivals[0]!, arrivals[2]!];
    shop.events.push({ id: 'event_2', orderId: created!.orderId, sequence: 2, type: 'order_update' });
    shop.received.push({ ...created!, eventId: 'event_2', type: 'order_update', arrivals: [arrivals[1]!] });
  };
}
