import { sellingPolicyOf } from '#app/agents/selling-policy.ts';
import type { AgentConnection } from '#app/db/client/client.ts';
import type { HookData } from '#app/payments/delegated-checkout.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { priceSession } from '../../price-session.server.ts';
import { EMPTY_STATE } from '../../session/empty-state.ts';
import type { CheckoutSession, PostalAddress } from '../../session/session.ts';

/** A line of a hook whose item is known. */
export interface PlatformLine {
  id: string;
  itemId: string;
  quantity: number;
}

/**
 * A cart at Stripe as this shop sells it now, by the rules of the agent's connection: prices, stock, delivery and taxes
 * are asked of Shopify.
 * @throws AppError `invalid_item_id`, `invalid` when the shop refuses cart or address; `service_unavailable`.
 */
export function pricePlatformCart(
  scope: ShopScope,
  connection: AgentConnection,
  lines: PlatformLine[],
  address: PostalAddress | null,
): Promise<Pick<CheckoutSession, 'state' | 'status'>> {
  // Whatever it sells by otherwise: here the buyer pays in the chat.
  const policy = sellingPolicyOf({ ...connection, sellingMode: 'in_chat' });
  const items = lines.map(({ itemId, quantity }, index) => ({
    itemId,
    quantity,
    path: `$.line_items[${index}]`,
  }));
  return priceSession(
    scope,
    policy,
    // What the buyer is taken through to pay is Stripe's business.
    { ...EMPTY_STATE, interventions: [...policy.requiredInterventions] },
    { items, recipient: address && { name: address.name, address } },
    { requote: true },
  );
}

/** Where a checkout's goods go; null until the buyer has said so. */
export function destinationOf({ shipping_details: shipping }: HookData): PostalAddress | null {
  const to = shipping?.address;
  if (!to?.country) return null;
  return {
    name: shipping?.name ?? '',
    lineOne: to.line1 ?? '',
    ...(to.line2 && { lineTwo: to.line2 }),
    city: to.city ?? '',
    state: to.state ?? '',
    country: to.country.toUpperCase(),
    postalCode: to.postal_code ?? '',
  };
}
