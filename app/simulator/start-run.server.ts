import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Language } from '#app/kernel/language.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentApi } from './agent-api.ts';
import { getRun } from './get-run.server.ts';
import { openSession } from './take-step.server.ts';

/** Older ones are deleted when a new one is begun. */
const KEPT = 20;
/** A session of more is no test of anything. */
const MOST_UNITS = 20;

/**
 * Begins a simulated purchase with its first step, opening a session.
 * @returns the run's id
 * @throws AppError `invalid_item_id` for an item that is not in the catalogue, `invalid` for a quantity that cannot be.
 */
export async function startRun(
  scope: ShopScope,
  api: AgentApi,
  { itemId, quantity, language }: { itemId: string; quantity: number; language: Language },
): Promise<string> {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_UNITS)
    throw new AppError('invalid', `Choose from 1 to ${MOST_UNITS}.`, { param: 'quantity' });
  const item = (await findSellableItems(scope, [itemId], { connectionId: null })).get(itemId);
  if (!item) throw new AppError('invalid_item_id', 'The catalogue has no such item.', { param: 'item' });
  const shopId = scope.shop.id;
  const id = scope.newId('simulation');
  await scope.db.$transaction(async (tx) => {
    const startedBy = scope.actor ?? 'command';
    await tx.simulatorRun.create({
      data: { id, shopId, itemId, title: item.name, quantity, startedBy, createdAt: scope.clock() },
    });
    const old = await tx.simulatorRun.findMany({
      where: { shopId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: KEPT,
      select: { id: true },
    });
    await tx.simulatorRun.deleteMany({ where: { shopId, id: { in: old.map((run) => run.id) } } });
    const facts = { item: item.name, quantity };
    await recordStaffAction(scope, tx, { action: 'simulator.started', subjectId: id, facts });
  });
  await openSession(scope, { api, language }, (await getRun(scope, id))!);
  return id;
}
