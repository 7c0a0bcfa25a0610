import { NO_FACTS, type PaymentFacts } from '#app/checkout/purchase/purchase-record.ts';
import { readState } from '#app/checkout/session/empty-state.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { canonicalJson, sha256 } from '../entry-hash.ts';
import { listEvidence } from '../list-evidence.server.ts';
import { snakeKeys } from '../snake-keys.ts';
import { verifyChain } from '../verify-chain.ts';
import { PACK_FORMAT, type EvidencePack, type PackedCall, type PackedEvent } from './evidence-pack.ts';
import { HOW_TO_VERIFY } from './how-to-verify.ts';
import type { SoldOrder } from './find-sold-order.server.ts';
import { plainRow } from './plain-row.ts';
import { readWitness } from './read-witness.server.ts';
import { agreedTermsOf, consentsOf, factsOf, lastStepOf, policiesOf } from './told-by-entries.ts';

/** More calls than this about one session are not told one by one. */
const MAX_CALLS = 1000;

/**
 * Puts together what there is to show about an order, checked against itself and against what the order in Shopify has
 * kept. It holds buyer data: who asks for it is recorded (record-access.server.ts).
 */
export async function buildEvidencePack(scope: ShopScope, order: SoldOrder): Promise<EvidencePack> {
  const { shop, clock } = scope;
  const { session, sessionId } = order;
  const [{ entries, head }, witness, calls] = await Promise.all([
    listEvidence(scope, sessionId),
    readWitness(scope, order.shopifyOrderGid),
    listCalls(scope, sessionId, session.createdAt),
  ]);
  const points = [...(head ? [head] : []), ...(witness.state === 'read' ? [witness] : [])];
  const snapshot = order.snapshot as unknown as AgentOrder;
  const { connection } = session;
  return {
    format: PACK_FORMAT,
    made_at: clock().toISOString(),
    shop: { domain: shop.domain, name: shop.name },
    agent: {
      id: connection.id,
      name: connection.name,
      platform: connection.platform,
      mode: connection.mode,
    },
    order: {
      id: order.id,
      name: order.name,
      shopify_order: order.shopifyOrderGid,
      checkout_session: sessionId,
      selling_mode: order.sellingMode,
      status: order.status,
      placed_at: order.placedAt.toISOString(),
    },
    totals: {
      currency: order.currency,
      agreed: agreedTermsOf(entries)?.amount ?? null,
      charged: session.purchase?.step === 'completed' ? Number(session.purchase.amount) : null,
      shopify: snapshot.totals.total,
      refunded: snapshot.totals.refunded,
    },
    buyer: buyerOf(order),
    items: snakeKeys(snapshot.lines),
    payment: paymentOf(order, lastStepOf(entries)),
    consents: consentsOf(entries),
    policies: policiesOf(entries),
    fulfillments: snakeKeys(snapshot.fulfillments),
    adjustments: snakeKeys(snapshot.adjustments),
    refunds: order.refunds.map(plainRow),
    disputes: order.disputes.map(plainRow),
    staff_decisions: factsOf(entries, 'staff_decision'),
    events: order.events.map(packEvent),
    calls,
    accesses: session.accesses.map(({ at, actor, how }) => ({ at: at.toISOString(), actor, how })),
    verification: { ...verifyChain(sessionId, entries, points), witness },
    how_to_verify: HOW_TO_VERIFY,
    chain: { session: sessionId, head, entries },
  };
}

/** The session keeps what was said last, until it is erased. */
function buyerOf({ session }: SoldOrder): EvidencePack['buyer'] {
  const { buyer, recipient } = readState(session.state);
  const payment = session.purchase?.payment as PaymentFacts | null | undefined;
  return {
    contact: snakeKeys(buyer),
    recipient: snakeKeys(recipient),
    billing_address: snakeKeys(payment?.billingAddress ?? null),
  };
}

function paymentOf(
  { paymentIntentId, session }: SoldOrder,
  step: Record<string, unknown> | undefined,
): EvidencePack['payment'] {
  if (!paymentIntentId) return null;
  const { billingAddress: _buyers, ...facts }: PaymentFacts = {
    ...NO_FACTS,
    ...(session.purchase?.payment as Partial<PaymentFacts> | null),
  };
  return {
    payment_intent: paymentIntentId,
    charge: session.purchase?.chargeId ?? null,
    attempts: session.purchase?.attempt ?? null,
    state: step?.step ?? null,
    ...(snakeKeys(facts) as object),
  };
}

function packEvent(event: SoldOrder['events'][number]): PackedEvent {
  return {
    id: event.id,
    sequence: event.sequence,
    type: event.type,
    created_at: event.createdAt.toISOString(),
    delivered_at: event.deliveredAt?.toISOString() ?? null,
    payload_sha256: sha256(canonicalJson(event.payload)),
    attempts: event.attempts,
    last_status: event.lastStatus,
    last_error: event.lastError,
    deliveries: event.deliveries.map(({ at, status, error, durationMs }) => ({
      at: at.toISOString(),
      status,
      error,
      duration_ms: durationMs,
    })),
  };
}

async function listCalls({ db, shop }: ShopScope, sessionId: string, since: Date): Promise<PackedCall[]> {
  const rows = await db.activityEntry.findMany({
    where: { shopId: shop.id, subjectId: sessionId, createdAt: { gte: since } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MAX_CALLS,
  });
  return rows.map(({ createdAt, operation, status, code, requestId, replayed }) => ({
    at: createdAt.toISOString(),
    operation,
    status,
    code,
    request_id: requestId,
    replayed,
  }));
}
