import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { connectionSecretContext, newConnectionSecret } from './connection-secret.ts';
import { lockConnection } from './lock-connection.server.ts';
import { DEFAULT_OVERLAP_HOURS, endOfOverlap } from './overlap-hours.ts';

/**
 * Replaces the secret that order events are signed with. The one before goes on signing until the agent has accepted an
 * event with the new one, or until `overlapHours` are over; 0: the new one signs at once. Rotated again meanwhile, the
 * one that the agent is known to have stays the one before.
 * @returns the secret, shown once and kept sealed.
 * @throws AppError `not_found`, or `invalid` for an overlap that is none.
 */
export async function rotateEventSecret(
  scope: ShopScope,
  id: string,
  overlapHours: number = DEFAULT_OVERLAP_HOURS,
): Promise<{ eventSecret: string; previousSignsUntil: Date }> {
  const eventSecret = newConnectionSecret('event');
  const shopId = scope.shop.id;
  const now = scope.clock();
  const previousSecretUntil = endOfOverlap(now, overlapHours);
  await scope.db.$transaction(async (tx) => {
    const { sealedEventSecret } = await lockConnection(scope, tx, id);
    const endpoint = await tx.eventEndpoint.findFirst({ where: { connectionId: id, shopId } });
    const overlaps = endpoint?.previousSecretUntil && endpoint.previousSecretUntil > now;
    const sealedPreviousSecret = overlaps ? endpoint.sealedPreviousSecret : sealedEventSecret;
    const previous =
      overlapHours > 0
        ? { sealedPreviousSecret, previousSecretUntil }
        : { sealedPreviousSecret: null, previousSecretUntil: null };
    await tx.eventEndpoint.upsert({
      where: { connectionId: id },
      create: { connectionId: id, shopId, ...previous },
      update: previous,
    });
    await tx.agentConnection.update({
      where: { id, shopId },
      data: { sealedEventSecret: scope.secrets.seal(eventSecret, connectionSecretContext(id, 'event')) },
    });
    await recordStaffAction(scope, tx, {
      action: 'event_secret.rotated',
      subjectId: id,
      facts: { overlapHours },
    });
  });
  return { eventSecret, previousSignsUntil: previousSecretUntil };
}
