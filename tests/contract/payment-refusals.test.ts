import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RefusalReason } from '#app/checkout/purchase/refusals.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import { LANGUAGES, type Language } from '#app/kernel/language.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { SharedTokenRow } from '#sandbox/stripe/state/records.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every way in which a token or a card cannot pay, as the agent and the buyer are told of it. */
let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
});
afterAll(() => shop.close());
afterEach(() => shop.stripe.faults.clear());

const bodies = ACP_BODIES['2026-04-17'];
const TOKEN = '$.payment_data.instrument.credential.token';
const SHIRT = 'FH-LCS-M-SND';

async function openSession(language: Language, sku = SHIRT): Promise<CheckoutSession> {
  const headers = { 'Accept-Language': language };
  const { itemId } = shop.variant(sku);
  const created = (await shop.client.createSession(bodies.create(itemId) as never, { headers })).body;
  const { id } = created as CheckoutSession;
  const ready = await shop.client.updateSession(id, bodies.address as never, { headers });
  return ready.body as CheckoutSession;
}

async function payWith(session: CheckoutSession, token: string): Promise<CheckoutSession> {
  const reply = await shop.client.completeSession(session.id, bodies.complete(token) as never);
  expect(reply.status).toBe(200);
  return reply.body as CheckoutSession;
}

/** A token for exactly the session's total, with what is wrong with it. */
async function tokenFor(session: CheckoutSession, card?: string, wrong: Partial<SharedTokenRow> = {}) {
  const token = await shop.token(totalAmount(session.totals, 'total')!, card);
  shop.stripe.state.sharedTokens.patch(token, wrong);
  return token;
}

const paymentsOf = (session: CheckoutSession) =>
  shop.stripe.state.paymentIntents.filter(({ metadata }) => metadata.checkout_session_id === session.id);

interface Case {
  what: string;
  token: (session: CheckoutSession) => Promise<string>;
  reason: RefusalReason;
}
const card = (name: string) => (session: CheckoutSession) => tokenFor(session, name);
const dead = (wrong: Partial<SharedTokenRow>) => (session: CheckoutSession) =>
  tokenFor(session, undefined, wrong);
const ended = { deactivatedAt: 1 };

const CARDS: Case[] = [
  { what: 'is declined', token: card('pm_card_chargeDeclined'), reason: 'declined' },
  {
    what: 'has insufficient funds',
    token: card('pm_card_chargeDeclinedInsufficientFunds'),
    reason: 'insufficient_funds',
  },
  { what: 'has expired', token: card('pm_card_chargeDeclinedExpiredCard'), reason: 'expired_card' },
  // Whoever holds it must not learn that it is known to be lost or stolen.
  { what: 'is lost', token: card('pm_card_chargeDeclinedLostCard'), reason: 'declined' },
  { what: 'is stolen', token: card('pm_card_chargeDeclinedStolenCard'), reason: 'declined' },
  { what: 'is blocked by Radar', token: card('pm_card_radarBlock'), reason: 'declined' },
  {
    what: 'has another security code',
    token: card('pm_card_chargeDeclinedIncorrectCvc'),
    reason: 'declined',
  },
];
const TOKENS: Case[] = [
  { what: 'is unknown', token: async () => 'spt_unknown', reason: 'token_unknown' },
  { what: 'has expired', token: dead({ expiresAt: 1 }), reason: 'token_expired' },
  {
    what: 'was revoked',
    token: dead({ ...ended, deactivatedReason: 'revoked' }),
    reason: 'token_revoked',
  },
  {
    what: 'was used',
    token: dead({ ...ended, deactivatedReason: 'consumed' }),
    reason: 'token_used',
  },
  {
    what: 'was ended otherwise',
    token: dead({ ...ended, deactivatedReason: 'resolved' }),
    reason: 'token_invalid',
  },
  {
    what: 'is limited to less',
    token: async (session) => shop.token(totalAmount(session.totals, 'total')! - 1),
    reason: 'over_limit',
  },
  { what: 'is for another currency', token: dead({ currency: 'eur' }), reason: 'wrong_currency' },
];

describe.each([
  ['card', CARDS, { code: 'payment_declined', param: '$.payment_data', resolution: 'requires_buyer_input' }],
  ['token', TOKENS, { code: 'payment_declined', param: TOKEN, resolution: 'recoverable' }],
] as const)('a %s that cannot pay', (_, cases, told) => {
  test.each(cases)(
    'GIVEN it $what THEN the buyer is told so in four languages, and can pay again',
    async (one) => {
      for (const language of LANGUAGES) {
        const session = await openSession(language);
        const refused = await payWith(session, await one.token(session));
        const content = wordsOf(language).refusal[one.reason]();
        expect(refused).toMatchObject({
          status: 'ready_for_payment',
          messages: [{ type: 'error', ...told, content }],
        });
        expect(content).not.toMatch(/lost|stolen|gestohlen|verloren|volée|perdue|robada|perdida/i);
        expect(paymentsOf(session).every(({ status }) => status === 'requires_payment_method')).toBe(true);
        if (language !== 'en') continue;
        expect((await payWith(session, await tokenFor(session))).status).toBe('completed');
      }
    },
  );
});

test('GIVEN a token that cannot pay THEN no charge is even tried', async () => {
  const session = await openSession('en');
  await payWith(session, await tokenFor(session, undefined, { currency: 'eur' }));
  expect(paymentsOf(session)).toEqual([]);
});

describe('what only the shop can mend', () => {
  test('GIVEN an amount that Stripe does not charge THEN the buyer is led to the shop’s own checkout', async () => {
    const { itemId } = shop.variant('PH-FGR-E');
    const setPrice = (priceMinor: number) =>
      fetch(`${shop.shopify.url}/_control/variants/${itemId}`, {
        method: 'PATCH',
        body: JSON.stringify({ priceMinor }),
      });
    const { priceMinor } = shop.variant('PH-FGR-E');
    await setPrice(20);
    const session = await openSession('en', 'PH-FGR-E');
    const refused = await payWith(session, await tokenFor(session));
    await setPrice(priceMinor);
    expect(refused.messages).toMatchObject([
      {
        code: 'unsupported',
        param: '$.totals',
        resolution: 'requires_buyer_review',
        content: wordsOf('en').refusal.amount_not_chargeable(),
      },
    ]);
    expect(refused).toMatchObject({ continue_url: expect.stringMatching(/^https:/) });
  });

  test.each(['sharedPayment.grantedTokens.retrieve', 'paymentIntents.create'])(
    'GIVEN Stripe refuses the shop’s key at %s THEN staff are told, and the agent may hand over or come back',
    async (operation) => {
      await shop.services.db.attentionItem.deleteMany();
      const session = await openSession('en');
      const token = await tokenFor(session);
      shop.stripe.faults.add({ kind: 'token_revoked', operation, times: 1 });
      const refused = await payWith(session, token);
      expect(refused).toMatchObject({
        status: 'ready_for_payment',
        messages: [
          {
            code: 'unsupported',
            param: '$.payment_data',
            resolution: 'requires_buyer_review',
            content: wordsOf('en').refusal.configuration(),
          },
        ],
      });
      expect(await listAttention(shop.scope)).toMatchObject([
        { kind: 'payments_refused', subject: 'test', text: expect.stringMatching(/Expired API Key/) },
      ]);
      expect((await payWith(session, token)).status).toBe('completed');
    },
  );
});
