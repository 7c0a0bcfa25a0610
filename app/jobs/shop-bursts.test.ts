import { expect, test } from 'vitest';
import { inboxPriority, JOB_PRIORITY } from './job-priority.ts';
import { MOST_LEVELS, ShopBursts } from './shop-bursts.ts';

const MINUTE = 60_000;

test('GIVEN a shop that queues thousands THEN its jobs stand further and further behind, those of another in front', () => {
  const bursts = new ShopBursts();
  const levels = Array.from({ length: 2000 }, () => bursts.next('a', 0));
  expect([0, 15, 16, 63, 64, 255, 256, 1023, 1024, 1999].map((n) => levels[n])).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
  ]);
  expect(bursts.next('b', 0)).toBe(0);
});

test('GIVEN a shop that was quiet for minutes THEN it is in front again', () => {
  const bursts = new ShopBursts();
  for (let n = 0; n < 300; n += 1) bursts.next('a', 0);
  expect(bursts.next('a', 0)).toBe(3);
  expect(bursts.next('a', 2 * MINUTE)).toBe(2);
  expect(bursts.next('a', 8 * MINUTE)).toBe(0);
});

test('GIVEN a burst THEN no job falls into another class of priority', () => {
  const classes = [...new Set([...Object.values(JOB_PRIORITY), inboxPriority('stripe', 'x')])].sort(
    (a, b) => a - b,
  );
  for (const [at, priority] of classes.slice(1).entries())
    expect(priority - classes[at]!).toBeGreaterThan(MOST_LEVELS);
});

test('GIVEN webhooks THEN those of sales are worked on before those of the catalogue, and behind purchases', () => {
  const stock = inboxPriority('shopify', 'inventory_levels/update');
  for (const sale of [
    inboxPriority('shopify', 'orders/paid'),
    inboxPriority('shopify', 'refunds/create'),
    inboxPriority('stripe', 'checkout.session.completed'),
  ]) {
    expect(sale).toBeLessThan(stock);
    expect(sale).toBeGreaterThan(JOB_PRIORITY['resume-purchase']);
  }
});
