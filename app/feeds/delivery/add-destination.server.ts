import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { lockConnection } from '#app/agents/lock-connection.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { checkFeedApi, type FeedApiTarget } from './api/check-feed-api.ts';
import { feedTokenContext } from './api/feed-api.ts';
import type { FeedDestination } from '#app/db/client/client.ts';
import type { FeedFormatId } from '../feed-format.ts';
import { readDestinationSettings, type DestinationSettings } from './destination-settings.ts';
import { destinationUrl } from './destination-url.ts';
import { checkSftpTarget, sftpSecretContext, type SftpTarget } from './sftp/sftp-target.ts';
import { queueDeliveries } from './queue-deliveries.server.ts';

export interface AddDestinationInput extends Partial<DestinationSettings> {
  connectionId: string;
  format: FeedFormatId;
  /** Where the feed is pushed; absent: its agent fetches it from us. */
  push?: FeedApiTarget | SftpTarget | StripeTarget;
}

/** The merchant's catalogue at Stripe, by the account that is connected for the agent's mode. */
export interface StripeTarget {
  kind: 'stripe';
}

/** Where staff see what became of it. */
const STRIPE_CATALOG = 'https://dashboard.stripe.com/agentic-commerce';

/**
 * Gives an agent a feed at a URL of its own, or pushes it to where the agent wants it, and queues its first snapshot.
 * @returns its URL: of its index, which names the files and is a key to them, or of where it is pushed
 * @throws AppError `not_found` for an agent this shop does not have; `invalid` for a setting that cannot be
 */
export async function addDestination(
  scope: ShopScope,
  { connectionId, format, push, ...given }: AddDestinationInput,
): Promise<{ id: string; url: string }> {
  const settings = readDestinationSettings(format, given);
  const now = scope.clock();
  const id = scope.newId('feed');
  const target = push && sealTarget(scope, id, format, push);
  return scope.db.$transaction(async (tx) => {
    await lockConnection(scope, tx, connectionId);
    const destination = await tx.feedDestination.create({
      data: {
        ...settings,
        ...{
          id,
          shopId: scope.shop.id,
          connectionId,
          kind: 'hosted',
          ...target,
          format,
          nextSnapshotAt: now,
          createdAt: now,
        },
      },
    });
    await queueDeliveries(tx, [destination]);
    await recordStaffAction(scope, tx, {
      action: 'feed.added',
      subjectId: connectionId,
      facts: { feed: id, kind: destination.kind, format },
    });
    return { id, url: destinationUrl(scope, destination) };
  });
}

/** @throws AppError `invalid` */
function sealTarget(
  scope: ShopScope,
  id: string,
  format: FeedFormatId,
  push: NonNullable<AddDestinationInput['push']>,
): Pick<FeedDestination, 'kind' | 'targetUrl' | 'sealedSecret'> & Partial<Pick<FeedDestination, 'hostKey'>> {
  if (push.kind === 'stripe') {
    if (format !== 'stripe')
      throw new AppError('invalid', 'format: Stripe imports its own format', { param: 'format' });
    return { kind: push.kind, targetUrl: STRIPE_CATALOG, sealedSecret: null };
  }
  const { kind, url: targetUrl } = push;
  if (push.kind !== 'sftp') {
    const { token } = checkFeedApi(scope, format, push);
    return { kind, targetUrl, sealedSecret: scope.secrets.seal(token, feedTokenContext(id)) };
  }
  const { hostKey, password, privateKey } = checkSftpTarget(scope, push);
  const secret = JSON.stringify({ password, privateKey });
  return { kind, targetUrl, hostKey, sealedSecret: scope.secrets.seal(secret, sftpSecretContext(id)) };
}
