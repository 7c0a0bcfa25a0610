import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const KEY_FIELDS = {
  ...{ id: true, hint: true, createdAt: true, expiresAt: true, revokedAt: true, lastUsedAt: true },
} as const;
const SIGNING_KEY_FIELDS = {
  id: true,
  algorithm: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
} as const;
const ENDPOINT_FIELDS = {
  failures: true,
  failingSince: true,
  openUntil: true,
  checkedAt: true,
  problem: true,
  verifiedAt: true,
  previousSecretUntil: true,
} as const;
const byAge = { createdAt: 'asc' } as const;

/** The shop's agent connections, oldest first, with their keys and how their event URLs answer. No secret is among it: keys are told by their hint. */
export async function listConnections(scope: ShopScope, only: { id?: string } = {}) {
  return scope.db.agentConnection.findMany({
    where: { ...only, shopId: scope.shop.id },
    omit: { shopId: true, sealedEventSecret: true },
    include: {
      keys: { select: KEY_FIELDS, orderBy: byAge },
      endpoint: { select: ENDPOINT_FIELDS },
      signingKeys: { select: SIGNING_KEY_FIELDS, orderBy: byAge },
    },
    orderBy: byAge,
  });
}
