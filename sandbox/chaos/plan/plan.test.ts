import { describe, expect, test } from 'vitest';
import { FaultPlan } from '#sandbox/faults/fault-plan.ts';
import { KILL_POINTS, simulatorOf } from './kill-points.ts';
import { planFaults } from './plan-faults.ts';
import { nameOf, planIncidents } from './plan-incidents.ts';
import { planSession } from './plan-session.ts';
import { seededRandom, shuffled, weighted } from './random.ts';

const SHELVES = [
  { plenty: ['1', '2', '3', '4'], scarce: ['9'] },
  { plenty: ['1', '2', '3', '4'], scarce: [] },
];
const plan = (seed: number) => {
  const random = seededRandom(seed, 'sessions');
  return Array.from({ length: 400 }, (_, number) => planSession(random, number, SHELVES));
};

describe('one seed', () => {
  test('THEN it plans the same agents each time, and another seed plans others', () => {
    expect(plan(7)).toEqual(plan(7));
    expect(plan(8)).not.toEqual(plan(7));
  });

  test('THEN it plans the same incidents each time', () => {
    const incidents = () =>
      planIncidents(seededRandom(7, 'x'), {
        sessions: 1000,
        points: KILL_POINTS,
        databaseRestarts: 3,
        randomKills: 5,
      });
    expect(incidents()).toEqual(incidents());
  });

  test('THEN its streams differ from each other', () => {
    const [a, b] = ['a', 'b'].map((label) => seededRandom(7, label));
    expect(Array.from({ length: 5 }, a!)).not.toEqual(Array.from({ length: 5 }, b!));
  });
});

describe('what is planned', () => {
  test('THEN carts have one to three different items of their own shop, and every manner occurs', () => {
    const sessions = plan(7);
    for (const { shop, lines } of sessions) {
      const ids = lines.map(({ itemId }) => itemId);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
      if (shop === 1) expect(ids).not.toContain('9');
    }
    expect(new Set(sessions.map(({ manner }) => manner)).size).toBe(9);
    expect(sessions.filter(({ lines }) => lines.some(({ itemId }) => itemId === '9')).length).toBeGreaterThan(
      20,
    );
  });

  test('THEN a large run kills at every point, in time order', () => {
    const incidents = planIncidents(seededRandom(7, 'x'), {
      sessions: 1000,
      points: KILL_POINTS,
      databaseRestarts: 3,
      randomKills: 5,
    });
    const points = incidents.flatMap((one) => (one.kind === 'kill_at' ? [nameOf(one.point)] : []));
    expect(new Set(points).size).toBe(KILL_POINTS.length);
    expect(incidents.filter(({ kind }) => kind === 'restart_database')).toHaveLength(3);
    expect(incidents.map(({ at }) => at)).toEqual(incidents.map(({ at }) => at).sort((a, b) => a - b));
  });

  test('THEN a small run starts few processes again', () => {
    const options = { sessions: 20, points: KILL_POINTS, databaseRestarts: 1, randomKills: 1 };
    const kills = planIncidents(seededRandom(7, 'x'), options).filter(({ kind }) => kind === 'kill_at');
    expect(kills).toHaveLength(4);
  });

  test('THEN the faults are ones that the simulators know, and every effect has its simulator', () => {
    const faults = new FaultPlan();
    for (const planned of Object.values(planFaults()).flat()) faults.add(planned);
    expect(faults.list().length).toBeGreaterThan(30);
    for (const point of KILL_POINTS)
      if ('effect' in point) expect(['stripe', 'shopify', 'agent']).toContain(simulatorOf(point.effect));
  });
});

test('GIVEN weights THEN what weighs nothing is never drawn, and what is shuffled stays complete', () => {
  const random = seededRandom(1, 'weights');
  const drawn = Array.from({ length: 200 }, () => weighted(random, { often: 9, seldom: 1, never: 0 }));
  expect(new Set(drawn)).toEqual(new Set(['often', 'seldom']));
  expect(shuffled(random, [1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
});
