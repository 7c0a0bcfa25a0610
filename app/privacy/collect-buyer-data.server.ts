import type { CartState } from '#app/checkout/cart/cart.ts';
import { readState } from '#app/checkout/session/empty-state.ts';
import type { PaymentFacts } from '#app/checkout/purchase/purchase-record.ts';
import type { Attribution, PostalAddress, SessionState } from '#app/checkout/session/session.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';
import { mentionsEmail } from '#app/evidence/mentions-email.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { sessionsOfBuyer } from './sessions-of-buyer.ts';

type Told = 'buyer' | 'recipient' | 'orderNotes' | 'poNumber' | 'consents' | 'metadata' | 'intentTrace';
/** A network's token says nothing to a person, and is the merchant's secret. */
type Touch = Omit<Attribution, 'sealedToken'>;

/** Everything this shop's part of Aisle holds about a buyer, for a data request (Shopify's customers/data_request). */
export interface BuyerData {
  sessions: (Pick<SessionState, Told> & {
    id: string;
    createdAt: Date;
    discountCodes: string[];
    billingAddress: PostalAddress | null;
    attribution: { first: Touch | null; last: Touch | null };
  })[];
  carts: {
    id: string;
    createdAt: Date;
    buyer: CartState['buyer'];
    items: { name: string; quantity: number }[];
  }[];
  orders: { id: string; name: string; placedAt: Date; total: number; currency: string }[];
  /** What is kept of the agent's calls and of what followed (app/evidence), oldest first. */
  evidence: { session: string; sequence: number; kind: string; at: Date; body: unknown }[];
}

/** Collects it, of the buyer and of whoever else was sent something under this address. The merchant passes it on within 30 days. */
export async function collectBuyerData(scope: ShopScope, email: string): Promise<BuyerData> {
  const shopId = scope.shop.id;
  const carts = await scope.db.cart.findMany({
    where: { shopId, buyerEmailHash: buyerHash(email) },
    orderBy: { createdAt: 'asc' },
  });
  const found = await scope.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM checkout_sessions WHERE ${sessionsOfBuyer(shopId, email)}`;
  const rows = await scope.db.checkoutSession.findMany({
    where: { shopId, id: { in: found.map(({ id }) => id) } },
    include: { order: true, purchase: { select: { payment: true } } },
    orderBy: { createdAt: 'asc' },
  });
  const evidence = await scope.db.$queryRaw<
    (Omit<BuyerData['evidence'][number], 'body'> & { body: string })[]
  >`
    SELECT session_id AS session, sequence, kind, at, body FROM evidence_entries
    WHERE shop_id = ${shopId} AND body IS NOT NULL
      AND (session_id = ANY(${rows.map(({ id }) => id)}) OR ${mentionsEmail(shopId, email)})
    ORDER BY at, session_id, sequence`;
  return {
    sessions: rows.map(({ id, createdAt, state, purchase }) => {
      const { attribution, ...told } = readState(state);
      const { buyer, recipient, orderNotes, poNumber, consents, metadata, intentTrace, discountCodes } = told;
      return {
        id,
        createdAt,
        buyer,
        recipient,
        orderNotes,
        poNumber,
        consents,
        metadata,
        intentTrace,
        discountCodes,
        billingAddress: (purchase?.payment as PaymentFacts | null | undefined)?.billingAddress ?? null,
        attribution: { first: withoutToken(attribution.first), last: withoutToken(attribution.last) },
      };
    }),
    carts: carts.map(({ id, createdAt, state }) => {
      const { buyer, lines } = state as unknown as CartState;
      return { id, createdAt, buyer, items: lines.map(({ name, quantity }) => ({ name, quantity })) };
    }),
    orders: rows.flatMap(({ order }) =>
      order
        ? [
            {
              id: order.id,
              name: order.name,
              placedAt: order.placedAt,
              total: Number(order.total),
              currency: order.currency,
            },
          ]
        : [],
    ),
    evidence: evidence.map((entry) => ({ ...entry, body: JSON.parse(entry.body) as unknown })),
  };
}

function withoutToken(touch: Attribution | null): Touch | null {
  if (!touch) return null;
  const { sealedToken: _sealed, ...rest } = touch;
  return rest;
}
