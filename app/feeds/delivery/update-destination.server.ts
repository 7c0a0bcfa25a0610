import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedFormatId } from '../feed-format.ts';
import { readDestinationSettings, type DestinationSettings } from './destination-settings.ts';
import { destinationUrl } from './destination-url.ts';
import { lockDestination } from './lock-destination.server.ts';

export interface DestinationChanges extends Partial<DestinationSettings> {
  /** Another URL; those given before are dead at once. */
  newUrl?: boolean;
}

/**
 * Changes what is given; the next snapshot meets it.
 * @returns the URL as it is now
 * @throws AppError `not_found`, or `invalid` for a setting that cannot be
 */
export async function updateDestination(
  scope: ShopScope,
  id: string,
  { newUrl, ...given }: DestinationChanges,
): Promise<{ url: string }> {
  return scope.db.$transaction(async (tx) => {
    const before = await lockDestination(scope, tx, id);
    const settings = readDestinationSettings(before.format as FeedFormatId, given);
    const hours = settings.everyHours;
    const updated = await tx.feedDestination.update({
      where: { id, shopId: scope.shop.id },
      data: {
        ...settings,
        ...(newUrl && { urlVersion: { increment: 1 } }),
        ...(hours && {
          nextSnapshotAt: addSeconds(before.nextSnapshotAt, (hours - before.everyHours) * 3600),
        }),
      },
    });
    await recordStaffAction(scope, tx, {
      action: 'feed.changed',
      subjectId: before.connectionId,
      facts: { feed: id, ...settings, ...(newUrl && { newUrl }) },
    });
    return { url: destinationUrl(scope, updated) };
  });
}
