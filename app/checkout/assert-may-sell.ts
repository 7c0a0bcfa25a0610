import type { SellingMode } from '#app/agents/selling-mode.ts';
import { AppError } from '#app/kernel/app-error.ts';

/**
 * Whether a connection may fill carts and checkouts at all.
 * @throws AppError `checkout_not_offered` to an agent for discovery only.
 */
export function assertMaySell({ sellingMode }: { sellingMode: SellingMode }): void {
  if (sellingMode !== 'discovery') return;
  throw new AppError(
    'checkout_not_offered',
    'This agent may show the products of this shop, but not sell them.',
  );
}
