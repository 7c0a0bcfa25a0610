import { describe, expect, test } from 'vitest';
import { presentHome } from '#app/components/home/present-home.ts';
import { LANGUAGES } from '#app/kernel/language.ts';
import { readerIn } from '#tests/reader.ts';
import { judgeParts, judgeSetup, nextThing, type HomeFacts } from './home.ts';

const now = new Date('2026-11-27T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3600_000);
const agent = { mode: 'live', sellingMode: 'in_chat', tellsEvents: true, failingSince: null };

/** All is well. */
const FINE: HomeFacts = {
  now,
  sellingMode: 'in_chat',
  catalog: { syncedAt: ago(2), syncState: 'done', syncBegunAt: ago(2), score: 90, shown: 20 },
  feeds: [{ deliveredAt: ago(3), everyHours: 24 }],
  agents: [agent],
  lastCallAt: ago(1),
  accounts: [{ mode: 'live', hearsEvents: true }],
  events: { newestAt: ago(1), oldestWaitingAt: null },
  attention: [],
  hasTestSale: true,
  setupDismissed: false,
};
/** Just installed. */
const NEW: HomeFacts = {
  ...FINE,
  sellingMode: null,
  catalog: { syncedAt: null, syncState: 'running', syncBegunAt: ago(0), score: null, shown: 0 },
  feeds: [],
  agents: [],
  lastCallAt: null,
  accounts: [],
  events: { newestAt: null, oldestWaitingAt: null },
  hasTestSale: false,
};
const catalog = (change: Partial<HomeFacts['catalog']>) => ({ catalog: { ...FINE.catalog, ...change } });

const CASES: [Partial<HomeFacts>, string, string, string][] = [
  [{}, 'catalog', 'ok', 'fresh'],
  [catalog({ syncedAt: ago(27) }), 'catalog', 'warning', 'stale'],
  [catalog({ syncState: 'applying' }), 'catalog', 'busy', 'reading'],
  [catalog({ syncState: 'failed' }), 'catalog', 'warning', 'failed'],
  [catalog({ syncState: 'failed', syncedAt: null }), 'catalog', 'critical', 'failed'],
  [catalog({ syncState: null, syncedAt: null }), 'catalog', 'warning', 'never'],
  [{ attention: ['catalog_shrunk'] }, 'catalog', 'warning', 'held'],
  [{}, 'feed', 'ok', 'delivered'],
  [{ feeds: [{ deliveredAt: ago(27), everyHours: 24 }] }, 'feed', 'warning', 'late'],
  [{ feeds: [...FINE.feeds, { deliveredAt: null, everyHours: 24 }] }, 'feed', 'busy', 'waiting'],
  [{ feeds: [] }, 'feed', 'off', 'live'],
  [{ feeds: [], agents: [] }, 'feed', 'off', 'none'],
  [{ attention: ['feed_failed'] }, 'feed', 'critical', 'failed'],
  [{ attention: ['feed_held'] }, 'feed', 'warning', 'held'],
  [{}, 'agents', 'ok', 'live'],
  [{ agents: [{ ...agent, mode: 'test' }] }, 'agents', 'warning', 'test'],
  [{ agents: [] }, 'agents', 'warning', 'none'],
  [{}, 'payments', 'ok', 'live'],
  [{ accounts: [{ mode: 'live', hearsEvents: false }] }, 'payments', 'warning', 'deaf'],
  [{ accounts: [{ mode: 'test', hearsEvents: true }] }, 'payments', 'warning', 'test'],
  [{ accounts: [] }, 'payments', 'warning', 'none'],
  [{ attention: ['payments_refused'] }, 'payments', 'critical', 'refused'],
  [{ sellingMode: 'hand_off', agents: [], accounts: [] }, 'payments', 'ok', 'hand_off'],
  [{}, 'events', 'ok', 'flowing'],
  [{ events: { newestAt: null, oldestWaitingAt: null } }, 'events', 'ok', 'quiet'],
  [{ events: { newestAt: ago(1), oldestWaitingAt: ago(0.5) } }, 'events', 'warning', 'waiting'],
  [{ agents: [{ ...agent, failingSince: ago(2) }] }, 'events', 'warning', 'failing'],
  [{ agents: [{ ...agent, tellsEvents: false }] }, 'events', 'off', 'none'],
  [{ attention: ['event_undeliverable'] }, 'events', 'critical', 'dead'],
];

test.each(CASES)('GIVEN %j THEN %s is %s: %s', (change, part, tone, reason) => {
  const found = judgeParts({ ...FINE, ...change }).find((status) => status.part === part);
  expect(found).toMatchObject({ tone, reason });
});

test.each(LANGUAGES)('GIVEN any of these THEN it has words in %s', (language) => {
  const reader = readerIn(language);
  for (const facts of [NEW, ...CASES.map(([change]) => ({ ...FINE, ...change }))]) {
    const view = presentHome({ facts, sales: [], attention: [] }, reader, true);
    for (const { text } of view.parts) expect(text).not.toMatch(/^home\.|^$/);
  }
});

describe('the set-up guide', () => {
  const done = (facts: HomeFacts) => judgeSetup(facts).flatMap((step) => (step.done ? step.step : []));

  test('GIVEN a new shop THEN nothing is done; GIVEN all is there THEN all is', () => {
    expect(done(NEW)).toEqual([]);
    expect(done(FINE)).toEqual(['mode', 'payments', 'catalog', 'agent', 'simulate', 'live']);
  });

  test('GIVEN hand-off is chosen THEN Stripe is not wanted; GIVEN the chat THEN it is', () => {
    expect(done({ ...NEW, sellingMode: 'hand_off' })).toEqual(['mode', 'payments']);
    expect(done({ ...NEW, sellingMode: 'in_chat' })).toEqual(['mode']);
  });

  test('GIVEN a test connection THEN an agent is there, and nothing is live', () => {
    const facts = { ...NEW, sellingMode: 'hand_off' as const, agents: [{ ...agent, mode: 'test' }] };
    expect(done({ ...facts, agents: [{ ...facts.agents[0]!, sellingMode: 'hand_off' }] })).toEqual([
      'mode',
      'payments',
      'agent',
    ]);
  });
});

describe('what comes first', () => {
  test.each([
    ['all is well', FINE, { kind: 'nothing' }],
    ['a new shop', NEW, { kind: 'setup', step: 'mode', href: '/app/settings/selling' }],
    ['a dispute', { ...FINE, attention: ['dispute'] }, { kind: 'attention', count: 1 }],
    [
      'what is broken, before decisions',
      { ...FINE, attention: ['dispute', 'feed_failed'] },
      { kind: 'part' },
    ],
    ['the guide put away', { ...NEW, setupDismissed: true }, { kind: 'part', href: '/app/agents' }],
  ] as [string, HomeFacts, object][])('GIVEN %s', (_name, facts, expected) => {
    expect(nextThing(facts)).toMatchObject(expected);
  });
});

test('GIVEN sales THEN tests are told apart, sums by currency; GIVEN no permission THEN none', () => {
  const sale = { agent: 'ChatGPT', mode: 'live', currency: 'USD', orders: 2, total: 4050 };
  const sales = [
    sale,
    { ...sale, currency: 'EUR', orders: 1, total: 100 },
    { ...sale, mode: 'test', total: 999 },
  ];
  const home = { facts: FINE, sales, attention: [] };
  const view = presentHome(home, readerIn('en'), true);
  expect(view.sales?.live).toMatchObject({ orders: '3 orders', sums: ['$40.50', '€1.00'] });
  expect(view.sales?.test).toMatchObject({ orders: '2 orders', sums: ['$9.99'] });
  expect(presentHome(home, readerIn('en'), false).sales).toBeNull();
});
