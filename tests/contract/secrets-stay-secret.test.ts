import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '#app/kernel/logger.server.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Everything that is written or answered while a shop sells, is refused and fails, searched for every secret in it. */
let shop: SellingShop;
const lines: string[] = [];
const answers: string[] = [];
const tokens: string[] = [];

beforeAll(async () => {
  shop = await startSellingShop();
  shop.services.log = createLogger('debug', { write: (line) => void lines.push(line) });
});
afterAll(() => shop.close());

const bodies = ACP_BODIES['2026-04-17'];

/** As an agent, whatever the answer; its body and headers are kept. */
async function call(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await fetch(`${shop.url}/acp${path}`, {
    method: 'POST',
    headers: {
      ...{ Authorization: `Bearer ${shop.connection.apiKey}`, 'Content-Type': 'application/json' },
      ...{ 'API-Version': '2026-04-17', 'Idempotency-Key': `k${answers.length}`, ...headers },
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  answers.push(JSON.stringify([...answer.headers]), await answer.clone().text());
  return answer;
}

async function openSession(): Promise<CheckoutSession> {
  const { itemId } = shop.variant('FH-LCS-M-SND');
  const created = (await (await call('/checkout_sessions', bodies.create(itemId))).json()) as CheckoutSession;
  const ready = await call(`/checkout_sessions/${created.id}`, bodies.address);
  return (await ready.json()) as CheckoutSession;
}

/** @returns the status of the answer and of the session in it */
async function pay(card?: string): Promise<[number, string]> {
  const session = await openSession();
  const token = await shop.token(totalAmount(session.totals, 'total')!, card);
  tokens.push(token);
  const answer = await call(`/checkout_sessions/${session.id}/complete`, bodies.complete(token));
  return [answer.status, ((await answer.json()) as CheckoutSession).status];
}

async function storedRows(): Promise<[table: string, text: string][]> {
  const { db } = shop.services;
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
    WHERE table_schema IN ('public', 'graphile_worker') AND table_type = 'BASE TABLE'`;
  const texts: [string, string][] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRaw<{ text: string | null }[]>`
      SELECT query_to_xml(${`SELECT * FROM ${name}`}, true, false, '')::text AS text`;
    texts.push([name, rows[0]?.text ?? '']);
  }
  return texts;
}

test('GIVEN sales, refusals and failures THEN no secret is in a log line, an answer or a stored row', async () => {
  expect(await pay()).toEqual([200, 'completed']);
  expect((await pay('pm_card_chargeDeclined'))[1]).not.toBe('completed');

  // Secrets where they do not belong.
  const { apiKey, signingSecret, eventSecret } = shop.connection;
  const session = await openSession();
  const misplaced = await shop.token(1);
  tokens.push(misplaced);
  const wrong = 'aisle_test_wrong-key-of-somebody';
  const statuses = [
    await call('/checkout_sessions', bodies.create('1'), { Authorization: `Bearer ${wrong}` }),
    await call(`/checkout_sessions/${session.id}/complete`, `{"payment_data":{"token":"${misplaced}"`),
    await call(`/checkout_sessions/${session.id}/complete`, {
      payment_data: { ...{ handler_id: misplaced, token: misplaced }, instrument: misplaced },
    }),
    await call('/checkout_sessions', bodies.create('1'), { Signature: 'bm8=', Timestamp: 'yesterday' }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([401, 400, 400, expect.any(Number)]);
  const hooks = [`${shop.url}/webhooks/shopify`, `${shop.url}/webhooks/stripe/none`];
  for (const hook of hooks) answers.push(await (await fetch(hook, { method: 'POST', body: '{}' })).text());

  // The payment provider and the shop are away.
  const fault = { kind: 'error_before', times: 3 } as const;
  shop.stripe.faults.add({ ...fault, operation: 'paymentIntents.create' });
  shop.shopify.faults.add({ ...fault, operation: 'orderCreate' });
  await pay();
  await shop.deliverStripeEvents();
  await shop.drainJobs();
  shop.stripe.faults.clear();
  shop.shopify.faults.clear();

  const { env, db, secrets } = shop.services;
  const sessions = await db.shopifySession.findMany();
  const opened = sessions.map(({ id, sealed }) => secrets.open(sealed, `shopify_sessions:${id}`));
  const accessTokens = opened.flatMap((text) => text.match(/shp[a-z]{2,3}_\w+/g) ?? []);
  expect(accessTokens.length).toBeGreaterThan(0);
  const { sealedWebhookSecret, id } = await db.paymentAccount.findFirstOrThrow();
  const secret: Record<string, string[]> = {
    ...{ 'API key': [apiKey, wrong], 'signing secret': [signingSecret], 'event secret': [eventSecret] },
    ...{ 'payment token': tokens, 'Stripe key': [DEMO_MERCHANT.secretKey], 'access token': accessTokens },
    'webhook secret': [secrets.open(sealedWebhookSecret!, `payment_accounts:${id}:webhook`)],
    'encryption key': [env.ENCRYPTION_KEYS.split(':')[1]!],
    'app secret': [env.SHOPIFY_API_SECRET],
  };
  const written: [string, string][] = [
    ['log', lines.join('')],
    ['answers', answers.join('\n')],
    ...(await storedRows()),
  ];
  expect(lines.length).toBeGreaterThan(5);
  expect(written.find(([name]) => name === 'public.purchases')![1]).toContain('payment');
  const found = Object.entries(secret).flatMap(([what, values]) =>
    written
      .filter(([, text]) => values.some((value) => text.includes(value)))
      .map(([where]) => [what, where]),
  );
  expect(found).toEqual([]);
});
