import type { AgentConnection, PlatformOrder } from '#app/db/client/client.ts';
import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { readAgenticCheckout, type AgenticCheckout } from '#app/payments/agentic-checkout.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { findPlatformConnection } from './find-platform-connection.server.ts';
import { lockPlatformOrder } from './lock-platform-order.server.ts';
import { mapPlatformOrder, type MappedOrder } from './map-platform-order.ts';
import type { ReviewProblem } from './platform-order.ts';
import { endPlatformOrder, reviewPlatformOrder } from './review-platform-order.server.ts';
import { startPlatformPurchase } from './start-platform-purchase.server.ts';

/** What a reading found. */
type Finding =
  | { kind: 'order'; checkout: AgenticCheckout; connection: AgentConnection; mapped: MappedOrder }
  | { kind: 'problem'; problem: ReviewProblem; checkout?: AgenticCheckout }
  | { kind: 'waiting' }
  | { kind: 'end'; state: 'unpaid' | 'not_agentic' };

const PAID = ['succeeded', 'requires_capture'];
const NEVER = ['canceled', 'requires_payment_method'];

/**
 * Makes an order that a platform took into a purchase of ours, from what Stripe says of it now, or puts it before
 * staff with the reason. Any number of runs make one purchase.
 * @throws Stripe.errors.StripeError while Stripe does not answer: the job is repeated.
 */
export async function takePlatformOrder(
  services: Services,
  { shopId, platformOrderId }: JobPayloads['take-platform-order'],
): Promise<void> {
  // Also for a shop that has removed the app meanwhile: its buyer has paid.
  const shop = await services.db.shop.findUnique({ where: { id: shopId } });
  if (!shop) return;
  const scope = scopeToShop(services, shop);
  const open = ['received', 'waiting'] as const;
  const row = await scope.db.platformOrder.findFirst({
    where: { id: platformOrderId, shopId, state: { in: [...open] } },
  });
  if (!row) return;
  const finding = await examine(scope, row);
  await scope.db.$transaction(async (tx) => {
    const order = await lockPlatformOrder(scope, tx, row.id, open);
    if (!order) return; // another was faster
    switch (finding.kind) {
      case 'order':
        return startPlatformPurchase(scope, tx, order, finding);
      case 'problem':
        return reviewPlatformOrder(scope, tx, order, finding.problem);
      case 'waiting':
        return void (await tx.platformOrder.update({
          where: { id: order.id, shopId },
          data: { state: 'waiting', updatedAt: scope.clock() },
        }));
      case 'end':
        return endPlatformOrder(scope, tx, order.id, finding.state, 'There was nothing to order.');
    }
  });
}

async function examine(scope: ShopScope, row: PlatformOrder): Promise<Finding> {
  const problem = (reason: ReviewProblem['reason'], text: string): Finding => ({
    kind: 'problem',
    problem: { reason, text },
  });
  let read: Awaited<ReturnType<typeof readAgenticCheckout>>;
  try {
    read = await readAgenticCheckout(await merchantStripe(scope, row.mode), row.stripeSessionId);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'payments_not_connected') throw error;
    return problem('payments_not_connected', `no Stripe account of ${row.mode} mode is connected any more.`);
  }
  if (read.status === 'not_agentic') return { kind: 'end', state: 'not_agentic' };
  if (read.status === 'unreadable') {
    scope.log.warn({ order: row.id, reason: read.message }, 'a checkout of Stripe cannot be read');
    return problem('unreadable', 'Stripe does not let it be read; see the log.');
  }
  const { checkout } = read;
  const { status, agent_details: agent } = checkout.payment_intent;
  if (NEVER.includes(status)) return { kind: 'end', state: 'unpaid' };
  if (!PAID.includes(status)) return { kind: 'waiting' };
  if (scope.shop.uninstalledAt) return problem('shop_uninstalled', 'the app was removed from the shop.');
  const profile = agent?.network_business_profile ?? null;
  const connection = await findPlatformConnection(scope, row.mode, profile);
  if (!connection)
    return problem('no_agent', `no agent is set up for ${profile ?? 'orders of Stripe'} (--stripe-agent).`);
  const itemIds = checkout.line_items.data.flatMap(({ price }) => price.external_reference ?? []);
  const mapped = mapPlatformOrder(checkout, {
    catalog: await findSellableItems(scope, itemIds, { connectionId: connection.id }),
    shopCurrency: scope.shop.currency.toUpperCase(),
    newLineId: () => scope.newId('line_item'),
  });
  if ('reason' in mapped) return { kind: 'problem', problem: mapped };
  return { kind: 'order', checkout, connection, mapped };
}
