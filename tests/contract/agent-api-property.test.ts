import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACP_VERSIONS, type AcpVersion } from '#app/agents/acp-versions.ts';
import { acpValidator } from '#sandbox/agent/acp-schema.ts';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { brokenInvariants, type MoneySession } from '#tests/acp-invariants.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';
import { damage, mutate, mutations } from './mutate-request.ts';

/**
 * Thousands of requests that were right before something was changed in them. Whatever comes: no 5xx, every answer
 * valid by the official schema of its version, amounts that add up, and a refusal changes nothing.
 */
const SCENARIOS = Number(process.env.PROPERTY_SCENARIOS ?? 1000);
/** Fixed, so that a run can be repeated; another explores other requests. */
const SEED = Number(process.env.PROPERTY_SEED ?? 20260417);

type Session = MoneySession & { id: string; status: string; fulfillment_options: { id: string }[] };
interface Answer {
  status: number;
  body: Session & { code?: string };
}

let shop: SellingShop;
let items: string[];
/** Requests. */
let sent = 0;
/** Answers by hundreds: that the test looks at successes and refusals alike. */
const seen = { succeeded: 0, refused: 0 };
beforeAll(async () => {
  shop = await startSellingShop();
  items = shop.shopify.state.variants.all().map((variant) => variant.id.split('/').at(-1)!);
  await shop.services.db.agentConnection.updateMany({ data: { rateLimit: 1_000_000 } });
});
afterAll(() => shop.close());

async function send(version: AcpVersion, path: string, text?: string): Promise<Answer> {
  const response = await fetch(`${shop.url}/acp/checkout_sessions${path}`, {
    method: text === undefined ? 'GET' : 'POST',
    body: text,
    headers: {
      Authorization: `Bearer ${shop.connection.apiKey}`,
      'API-Version': version,
      'Idempotency-Key': `property-${++sent}`,
      ...(text !== undefined && { 'Content-Type': 'application/json' }),
    },
  });
  const answer = { status: response.status, body: (await response.json()) as Answer['body'] };
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
  const succeeded = answer.status < 300;
  seen[succeeded ? 'succeeded' : 'refused'] += 1;
  const definition = succeeded ? 'CheckoutSession' : 'Error';
  const spoken =
    path.endsWith('/complete') && answer.body.status === 'completed'
      ? 'CheckoutSessionWithOrder'
      : definition;
  expect(acpValidator(version).validate(spoken, answer.body), JSON.stringify(answer.body)).toEqual([]);
  if (succeeded) expect(brokenInvariants(answer.body), JSON.stringify(answer.body)).toEqual([]);
  return answer;
}

const step = fc.record({
  operation: fc.constantFrom('address', 'choose', 'codes', 'items', 'empty', 'complete', 'cancel'),
  changes: mutations,
  damaged: damage,
});
const scenario = fc.record({
  version: fc.constantFrom(...ACP_VERSIONS),
  item: fc.nat(),
  quantity: fc.integer({ min: 1, max: 12 }),
  changes: mutations,
  damaged: damage,
  steps: fc.array(step, { maxLength: 4 }),
});

function bodyOf(version: AcpVersion, operation: string, session: Session, item: string): object {
  const bodies = ACP_BODIES[version];
  switch (operation) {
    case 'address':
      return bodies.address;
    case 'choose':
      return bodies.choose(session.fulfillment_options.at(-1)?.id ?? 'none', []);
    case 'codes':
      return { discounts: { codes: ['WELCOME10', 'nothing'] } };
    case 'items':
      return { line_items: [{ id: item, quantity: 2 }, { id: items[0] }] };
    case 'empty':
      return { line_items: [] };
    case 'complete':
      return bodies.complete('spt_unknown');
    default:
      return { intent_trace: { reason_code: 'timing_deferred', trace_summary: 'Later', metadata: { n: 1 } } };
  }
}

const PATHS: Record<string, string> = { complete: '/complete', cancel: '/cancel' };

describe.runIf(acpSpecificationHere)('whatever an agent sends', () => {
  test(`GIVEN ${SCENARIOS} sessions of mutated requests THEN no 5xx, valid answers, sums that hold`, async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ version, item, quantity, changes, damaged, steps }) => {
        const id = items[item % items.length]!;
        const create = { ...ACP_BODIES[version].create(id) } as Record<
          string,
          { id: string; quantity?: number }[]
        >;
        for (const name of ['items', 'line_items'] as const)
          create[name]?.forEach((line) => (line.quantity = quantity));
        const created = await send(version, '', damaged(JSON.stringify(mutate(create, changes)) ?? ''));
        if (created.status !== 201) return;
        let session: Session = created.body;
        for (const { operation, changes: wrong, damaged: broken } of steps) {
          const body = mutate(bodyOf(version, operation, session, id), wrong);
          const path = `/${session.id}${PATHS[operation] ?? ''}`;
          const answer = await send(version, path, broken(JSON.stringify(body) ?? ''));
          const now = await send(version, `/${session.id}`);
          expect(now.status).toBe(200);
          // A refusal changes nothing: not even a message.
          if (answer.status >= 300) expect(now.body).toEqual(session);
          session = now.body;
        }
      }),
      { numRuns: SCENARIOS, seed: SEED },
    );
    // Thousands by default. Many scenarios end with a create that is refused.
    expect(sent).toBeGreaterThanOrEqual(2 * SCENARIOS);
    expect(seen.succeeded).toBeGreaterThan(SCENARIOS / 2);
    expect(seen.refused).toBeGreaterThan(SCENARIOS / 2);
  }, 600_000);
});
