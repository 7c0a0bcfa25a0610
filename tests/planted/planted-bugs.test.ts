import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ChaosOptions } from '#sandbox/chaos/run-chaos.ts';
import { runChaos } from '#sandbox/chaos/run-chaos.ts';
import { plantBug, type Bug } from './plant-bug.ts';

/** Nothing else goes wrong, so that what is found is the bug's. */
const CALM = { stripe: [], shopify: [], agent: [] };
const ALWAYS = 1_000_000;

/**
 * The run of chaos must find what it is there to find: each of these bugs is planted in a copy of the built app, and
 * provoked by the one fault that it does not survive.
 */
describe('a bug in the app', () => {
  const bugs: [bug: Bug, faults: ChaosOptions['faults'], rule: string][] = [
    [
      // Nobody looks for the order of an earlier try, and each try has a key of its own.
      {
        name: 'retry-without-look-up',
        changes: [
          [/async function findOrder\([^)]*\) \{/, ' return null;'],
          [/function orderKeyOf\([^)]*\) \{/, ' return `${sessionId}:${Math.random()}`;'],
        ],
      },
      {
        ...CALM,
        shopify: [{ kind: 'drop_reply', operation: 'orderCreate', probability: 0.5, times: ALWAYS }],
      },
      'double order',
    ],
    [
      // Whatever the capture answered, the sale goes through.
      {
        name: 'sale-without-capture',
        changes: [[/async function takeMoney\([^)]*\) \{/, ' return true;']],
      },
      CALM,
      'order without payment',
    ],
  ];
  // The test command plants the first, for its time: PLANTED_BUGS=all plants each.
  const planted = process.env.PLANTED_BUGS === 'all' ? bugs : bugs.slice(0, 1);

  test.each(planted)('GIVEN $name THEN the run finds it', async (bug, faults, rule) => {
    const copy = plantBug(bug);
    try {
      const report = await runChaos({
        sessions: 16,
        seed: 5,
        concurrency: 8,
        shops: 1,
        main: copy.main,
        faults,
        incidents: false,
        progress: () => undefined,
        logsKept: (directory) => fs.rmSync(directory, { recursive: true, force: true }),
      });
      const { violations } = report;
      expect(violations.length).toBeGreaterThan(0);
      expect(violations.map((violation) => violation.rule)).toContain(rule);
      const named = violations.find((violation) => violation.rule === rule)!;
      expect(named.text).toMatch(/checkout_session_\w+/);
    } finally {
      copy.remove();
    }
  });
});
