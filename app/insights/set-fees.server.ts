import { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import { fieldPath } from '#app/kernel/field-path.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { recordStaffAction } from './record-staff-action.server.ts';

const bps = z.int().min(0).max(10_000);
const fees = z.object({
  /** Hundredths of a percent. */
  stripeFeeBps: bps,
  /** Minor units of the shop's currency. */
  stripeFeeFixed: z.int().min(0).max(1_000_000),
  /** By connection, hundredths of a percent. */
  commissions: z.record(z.string(), bps),
});

export type Fees = z.output<typeof fees>;

/**
 * States what channels cost: the merchant knows their contracts, nobody tells us.
 * @throws AppError `invalid` whose `param` is the field; `not_found` for an agent that the shop does not have
 */
export async function setFees(scope: ShopScope, given: Fees): Promise<void> {
  const read = fees.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new AppError('invalid', issue!.message, { param: fieldPath(issue!.path) });
  }
  const { commissions, ...shopFees } = read.data;
  const shopId = scope.shop.id;
  await scope.db.$transaction(async (tx) => {
    await tx.shop.update({ where: { id: shopId }, data: shopFees });
    for (const [id, commissionBps] of Object.entries(commissions)) {
      const { count } = await tx.agentConnection.updateMany({
        where: { id, shopId },
        data: { commissionBps },
      });
      if (count === 0) throw new AppError('not_found', 'There is no such agent connection.');
    }
    await recordStaffAction(scope, tx, { action: 'fees.changed', facts: shopFees });
  });
}
