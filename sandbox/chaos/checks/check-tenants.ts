import type { ShopFacts, Violation } from '../facts/facts.ts';

/** Nothing of one shop is anywhere in another's. */
export function checkTenants(shops: readonly ShopFacts[]): Violation[] {
  const owners = new Map(shops.flatMap((shop) => shop.sessions.map(({ id }) => [id, shop.domain] as const)));
  return shops.flatMap((shop) => {
    const strange = (what: string, sessionId: string | null): Violation[] => {
      const owner = sessionId === null ? undefined : owners.get(sessionId);
      return owner && owner !== shop.domain
        ? [{ rule: 'another shop’s data', text: `${what} of ${shop.domain} names ${sessionId} of ${owner}` }]
        : [];
    };
    return [
      ...[...shop.sessions, ...shop.orders]
        .filter(({ shopId }) => shopId !== shop.shopId)
        .map(({ id }) => ({ rule: 'another shop’s data', text: `${id} in ${shop.domain}` })),
      ...shop.shopifyOrders.flatMap(({ name, sessionId }) => strange(name, sessionId)),
      ...shop.payments.flatMap(({ id, sessionId }) => strange(id, sessionId)),
      ...shop.received.flatMap(({ orderId, sessionId }) => strange(`event of ${orderId}`, sessionId)),
    ];
  });
}
