import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PurchaseRecord } from '../purchase/purchase-record.ts';
import type { StepResult } from '../purchase/steps/step.ts';
import { endPlatformOrder } from './review-platform-order.server.ts';

/**
 * What a step's result means where a platform has taken the buyer's money: what would otherwise be compensated is held
 * for staff instead, because only they may give that money back. Other purchases are left as they are.
 */
export function settlePlatformStep(
  scope: ShopScope,
  { payment: { platformOrderId: id } }: PurchaseRecord,
  result: StepResult,
): StepResult {
  if (id === undefined) return result;
  if (result.next === 'compensating' || result.next === 'refused')
    return { next: 'setting_aside', fields: result.fields };
  if (result.next !== 'completed') return result;
  return {
    ...result,
    store: async (tx) => {
      await result.store?.(tx);
      await endPlatformOrder(scope, tx, id, 'ordered', 'It is an order in Shopify now.');
    },
  };
}
