import { randomBytes } from 'node:crypto';
import { AppError } from '#app/kernel/app-error.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { channelSecretContext, isUsableAddress, type ChannelInput } from './notification-channel.ts';

/**
 * Saves where staff are told and of what: one address of each kind. A new URL gets a new secret; the e-mail needs none.
 * @returns the secret a webhook is signed with, where it is new: it is shown this once
 * @throws AppError `invalid` (`$.address`) for an address that cannot be written to
 */
export async function setChannel(
  scope: ShopScope,
  { kind, address, topics, language }: ChannelInput,
): Promise<{ secret: string | null }> {
  if (!isUsableAddress(scope.env, kind, address))
    throw new AppError('invalid', 'This address cannot be used.', { param: '$.address' });
  const shopId = scope.shop.id;
  const where = { shopId_kind: { shopId, kind } };
  return scope.db.$transaction(async (tx) => {
    const known = await tx.notificationChannel.findUnique({ where });
    const id = known?.id ?? scope.newId('channel');
    const isNew = kind === 'webhook' && known?.address !== address;
    const secret = isNew ? `whsec_${randomBytes(32).toString('base64url')}` : null;
    const columns = {
      ...{ address, topics, language },
      ...(secret && { sealedSecret: scope.secrets.seal(secret, channelSecretContext(id)) }),
    };
    await tx.notificationChannel.upsert({
      where,
      create: { ...columns, id, shopId, kind, createdAt: scope.clock() },
      update: columns,
    });
    await recordStaffAction(scope, tx, {
      action: 'notifications.set',

      facts: { channel: kind, topics: topics.join(', ') },
    });
    return { secret };
  });
}
