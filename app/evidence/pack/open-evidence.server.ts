import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { buildEvidencePack } from './build-evidence-pack.server.ts';
import type { EvidencePack } from './evidence-pack.ts';
import { findSoldOrder } from './find-sold-order.server.ts';
import { recordAccess } from './record-access.server.ts';

/**
 * The evidence of an order for somebody who asks for it, which is put on record before they get it.
 * @param named as `findSoldOrder` takes it
 * @returns null where this shop has no such order of an agent.
 */
export async function openEvidence(
  scope: ShopScope,
  named: string,
  access: { actor: Actor; how: 'page' | 'download' | 'command' },
): Promise<EvidencePack | null> {
  const order = await findSoldOrder(scope, named);
  if (!order) return null;
  const pack = await buildEvidencePack(scope, order);
  await recordAccess(scope, order.sessionId, access);
  return pack;
}
