import { createHash } from 'node:crypto';
import type { Prisma } from '#app/db/client/client.ts';
import type { SessionState } from '#app/checkout/session.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Removes a buyer's personal data from this shop's checkouts (Shopify's customers/redact). Amounts, items and ids
 * stay: they are the merchant's books. Sessions hold data of people who never became customers, so they are found by
 * the hash of the e-mail address.
 */
export async function eraseBuyer(scope: ShopScope, tx: Queryable, email: string): Promise<number> {
  const buyerEmailHash = createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
  const sessions = await tx.checkoutSession.findMany({
    where: { shopId: scope.shop.id, buyerEmailHash },
    select: { id: true, state: true },
  });
  for (const session of sessions) {
    const state: SessionState = {
      ...(session.state as unknown as SessionState),
      buyer: null,
      recipient: null,
      orderNotes: null,
    };
    await tx.checkoutSession.update({
      where: { id: session.id, shopId: scope.shop.id },
      data: { state: state as unknown as Prisma.InputJsonObject, buyerEmailHash: null },
    });
    await tx.purchase.updateMany({
      where: { sessionId: session.id, shopId: scope.shop.id },
      data: { payment: {} },
    });
  }
  // Stored answers repeat the session, buyer included.
  const paths = sessions.flatMap(({ id }) =>
    ['', '/complete', '/cancel'].map((tail) => `/acp/checkout_sessions/${id}${tail}`),
  );
  await tx.idempotencyRecord.deleteMany({
    where: { shopId: scope.shop.id, OR: [{ path: { in: paths } }, { path: '/acp/checkout_sessions' }] },
  });
  return sessions.length;
}
