import { expect, test } from 'vitest';
import { CostBucket } from '#sandbox/shopify/graphql/cost-bucket.ts';
import { CostBudget } from './cost-budget.ts';

/**
 * Several processes draw on one shop's bucket, and each knows of the others only what Shopify tells it with its own
 * replies. Time is simulated: what is shown is arithmetic.
 */
const BACKGROUND_COST = 60;
const CHECKOUT_COST = 40;
const LATENCY_MS = 200;
const STEP_MS = 50;
const MINUTE_MS = 60_000;

function startProcesses(count: number) {
  let now = new Date('2026-11-20T10:00:00Z').getTime();
  const clock = () => new Date(now);
  const bucket = new CostBucket(clock);
  const processes = [...Array(count)].map(() => ({ budget: new CostBudget(), busyUntil: 0 }));
  const call = (process: (typeof processes)[number], cost: number): boolean => {
    const done = bucket.take(cost);
    process.budget.note(bucket.status(), clock());
    return done;
  };
  return { processes, bucket, clock, call, pass: (ms: number) => (now += ms), at: () => now };
}

test('GIVEN four processes that sync without a pause THEN every checkout finds room at once, for a minute', () => {
  const world = startProcesses(4);
  const refused: number[] = [];
  let checkouts = 0;
  let background = 0;
  let lowest = Infinity;
  for (let passed = 0; passed < MINUTE_MS; passed += STEP_MS) {
    for (const process of world.processes) {
      if (process.busyUntil > world.at() || process.budget.waitForHalf(world.clock()) > 0) continue;
      process.busyUntil = world.at() + LATENCY_MS;
      if (world.call(process, BACKGROUND_COST)) background += 1;
    }
    // A buyer every half second, at any of them.
    if (passed % 500 === 0) {
      checkouts += 1;
      const process = world.processes[checkouts % world.processes.length]!;
      if (!world.call(process, CHECKOUT_COST)) refused.push(passed);
    }
    lowest = Math.min(lowest, world.bucket.status().currentlyAvailable);
    world.pass(STEP_MS);
  }
  expect(refused).toEqual([]);
  expect(checkouts).toBe(120);
  // What a process knows of the others is as old as its last reply, so together they draw on the checkouts' half of 1000;
  // half of that half is never touched. Nor is background work starved.
  expect(lowest).toBeGreaterThan(500);
  expect(background).toBeGreaterThan(30);
});

test('GIVEN no lanes at all THEN the same load turns buyers away: the test can fail', () => {
  const world = startProcesses(4);
  let refused = 0;
  for (let passed = 0; passed < MINUTE_MS; passed += STEP_MS) {
    for (const process of world.processes) {
      if (process.busyUntil > world.at()) continue;
      process.busyUntil = world.at() + LATENCY_MS;
      world.call(process, BACKGROUND_COST);
    }
    if (passed % 500 === 0 && !world.call(world.processes[0]!, CHECKOUT_COST)) refused += 1;
    world.pass(STEP_MS);
  }
  expect(refused).toBeGreaterThan(10);
});
