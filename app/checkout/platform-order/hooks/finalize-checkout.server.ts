import type { AgentConnection } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { hookLines, type Approval, type HookData } from '#app/payments/delegated-checkout.ts';
import { fromStripeAmount } from '#app/payments/stripe-amount.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assertSpendCap } from '../../purchase/spend-cap.server.ts';
import type { CheckoutSession } from '../../session/session.ts';
import { destinationOf, pricePlatformCart, type PlatformLine } from './price-platform-cart.server.ts';

const APPROVED: Approval = { manual_approval_details: { type: 'approved' } };

/** A refusal; the reason is told to the agent, and through it to the buyer. */
export function declined(reason: string): Approval {
  return { manual_approval_details: { type: 'declined', declined: { reason } } };
}

/**
 * Whether the shop sells this, now and at these prices, by the merchant's rules for the agent: products, countries, the
 * most for one order and for one day.
 * @param lines null where the items are not known
 * @throws AppError `service_unavailable` while Shopify does not answer.
 */
export async function finalizeCheckout(
  scope: ShopScope,
  connection: AgentConnection | null,
  data: HookData,
  lines: PlatformLine[] | null,
): Promise<Approval> {
  if (!connection) return declined('This shop does not sell through this agent.');
  if (!lines || lines.length === 0) return declined('The shop cannot tell which items these are.');
  const currency = scope.shop.currency.toUpperCase();
  if (data.currency.toUpperCase() !== currency) return declined(`This shop sells in ${currency}.`);
  let priced: Pick<CheckoutSession, 'state' | 'status'>;
  try {
    priced = await pricePlatformCart(scope, connection, lines, destinationOf(data));
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return declined(error.message);
    throw error;
  }
  const { state, status } = priced;
  const minor = (amount: number) => fromStripeAmount({ amount, currency }).amount;
  const changed = hookLines(data).find(({ id, unit_amount: asked }) => {
    const itemId = lines.find((line) => line.id === id)?.itemId;
    return state.lines.find((line) => line.itemId === itemId)?.unitAmount !== minor(asked);
  });
  const [obstacle] = state.blocking;
  if (obstacle) return declined(obstacle.text);
  if (status !== 'ready_for_payment') return declined('This order can be placed in the shop itself only.');
  if (changed) return declined('A price has changed meanwhile. Please begin again.');
  const total = minor(data.amount_total ?? 0);
  const most = connection.maxOrderAmount;
  if (most !== null && BigInt(total) > most) return declined('The order is above the limit of this agent.');
  return (await isBelowDailyCap(scope, connection, currency, total))
    ? APPROVED
    : declined('This agent has sold as much today as it may.');
}

async function isBelowDailyCap(
  scope: ShopScope,
  connection: AgentConnection,
  currency: string,
  total: number,
): Promise<boolean> {
  const asked = { id: '', currency, total };
  try {
    await scope.db.$transaction((tx) => assertSpendCap(scope, tx, connection, asked));
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'spend_cap_reached') return false;
    throw error;
  }
}
