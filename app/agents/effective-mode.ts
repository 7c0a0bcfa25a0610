import type { SellingMode } from './selling-mode.ts';

/**
 * What a connection may do now. In-chat payment needs a connected Stripe account, and an app that is distributed
 * through the App Store leaves payment to Shopify's checkout (docs/decisions/001).
 * @param takesPayments whether a Stripe account is connected for the connection's mode
 */
export function effectiveMode(
  env: { SHOPIFY_APP_DISTRIBUTION: string },
  chosen: SellingMode,
  takesPayments: boolean,
): SellingMode {
  if (chosen !== 'in_chat') return chosen;
  return takesPayments && env.SHOPIFY_APP_DISTRIBUTION !== 'app_store' ? 'in_chat' : 'hand_off';
}
