import type { PaymentAccount } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { HookRequest } from '#app/payments/delegated-checkout.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { findPlatformConnection } from '../find-platform-connection.server.ts';
import { customizeCheckout } from './customize-checkout.server.ts';
import { declined, finalizeCheckout } from './finalize-checkout.server.ts';
import { keepAnswer, knownLines, lastAnswer, recallAnswer } from './hook-memory.server.ts';
import type { PlatformLine } from './price-platform-cart.server.ts';
import { within } from './within.ts';

/** Stripe waits 4 s for a hook; the way there and back, and a busy database, take their part of it. */
export const HOOK_BUDGET_MS = 3_000;

const LATE = Symbol('late');

/**
 * Answers a hook of a checkout that Stripe runs, in time whatever Shopify does, and every repeat alike.
 * While Shopify cannot be asked, shipping and taxes are what was told for the same cart and destination within the
 * hour, and an order is declined: it could be sold out, and the buyer may try again (docs/decisions/015). Such an
 * answer is not kept.
 * @returns null where there is nothing to say in time: Stripe asks the agent to try again.
 */
export async function answerHook(
  scope: ShopScope,
  account: PaymentAccount,
  request: HookRequest,
  { budgetMs = HOOK_BUDGET_MS }: { budgetMs?: number } = {},
): Promise<unknown> {
  const known = await recallAnswer(scope, account, request);
  if (known !== null) return known;
  const lines = await knownLines(scope, account, request);
  const answer = await within(budgetMs, decide(scope, account, request, lines), LATE);
  if (answer !== LATE) return keepAnswer(scope, account, request, lines, answer);
  scope.log.warn({ shop: scope.shop.domain, hook: request.type }, 'Shopify did not answer a hook in time');
  if (request.type === 'v1.delegated_checkout.customize_checkout')
    return lastAnswer(scope, account, request, lines);
  return declined('The shop could not confirm this order in time. Please try again.');
}

async function decide(
  scope: ShopScope,
  account: PaymentAccount,
  { type, data }: HookRequest,
  lines: PlatformLine[] | null,
): Promise<object | typeof LATE> {
  // Stripe does not say whose checkout it is.
  const connection = scope.shop.uninstalledAt
    ? null
    : await findPlatformConnection(scope, account.mode, null);
  try {
    return type === 'v1.delegated_checkout.finalize_checkout'
      ? await finalizeCheckout(scope, connection, data, lines)
      : await customizeCheckout(scope, connection, data, lines);
  } catch (error) {
    if (error instanceof AppError && error.code === 'service_unavailable') return LATE;
    throw error;
  }
}
