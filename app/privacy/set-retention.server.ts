import { AppError } from '#app/kernel/app-error.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { isPeriod, RETENTION_FIELDS, type Retention } from './retention.ts';

/**
 * Changes how long what is given is kept; the next purge goes by it.
 * @throws AppError `invalid` whose `param` is the first period that cannot be
 */
export async function setRetention(scope: ShopScope, changes: Partial<Retention>): Promise<void> {
  const given = RETENTION_FIELDS.filter((field) => changes[field] !== undefined);
  const wrong = given.find((field) => !isPeriod(field, changes[field]));
  if (wrong) throw new AppError('invalid', `${wrong}: is out of range`, { param: `$.${wrong}` });
  const periods = Object.fromEntries(given.map((field) => [field, changes[field] ?? null]));
  const { bodies, ...others } = periods;
  await scope.db.$transaction(async (tx) => {
    // Merged by the database, so that two people who change different periods at once both have their way.
    await tx.$executeRaw`
      UPDATE shops SET retention = retention || ${JSON.stringify(others)}::jsonb,
        activity_body_days = COALESCE(${bodies ?? null}::int, activity_body_days), updated_at = ${scope.clock()}
      WHERE id = ${scope.shop.id}`;
    await recordStaffAction(scope, tx, {
      action: 'settings.retention',

      facts: periods,
    });
  });
}
