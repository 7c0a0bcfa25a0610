import type { Cart } from '#app/checkout/cart/cart.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import type { CartDialect } from '../dialect.ts';
import { parseRequest } from '../wire/parse-request.ts';
import { cartCancelRequest, cartRequest } from '../wire/cart-schemas.ts';
import { line2026 } from '../wire/lines.ts';
import { message2026 } from '../wire/messages.ts';
import { buyer2026 } from '../wire/parties.ts';
import { readItems } from '../wire/read-cart.ts';
import { readBuyer } from '../wire/read-parties.ts';

/** Carts of ACP 2026-04-17 (schema.cart.json, rfc.cart.md). */
export const carts: CartDialect = {
  parseContents(body) {
    const request = parseRequest(cartRequest, body);
    return {
      items: readItems(request)!,
      buyer: request.buyer ? readBuyer(request.buyer) : null,
      locale: request.locale ?? null,
    };
  },
  parseCancel(body) {
    parseRequest(cartCancelRequest, body ?? {});
  },
  cart: (cart, continueUrl) => ({
    id: cart.id,
    line_items: cart.lines.map((line) => line2026(line, wordsOf(cart.language))),
    buyer: cart.buyer ? buyer2026(cart.buyer) : undefined,
    currency: cart.currency.toLowerCase(),
    totals: estimates(cart),
    messages: cart.messages.map((message) => ({ ...message2026(message), resolution: message.resolution })),
    continue_url: continueUrl,
    expires_at: cart.expiresAt.toISOString(),
  }),
};

/** No shipping and no tax: "may be partial (e.g. tax omitted if address unknown)". */
function estimates({ totals: sums, language }: Cart): Record<string, unknown>[] {
  const { totals: words } = wordsOf(language);
  return [
    { type: 'items_base_amount', display_text: words.items(), amount: sums.itemsBase },
    { type: 'subtotal', display_text: words.subtotal(), amount: sums.subtotal },
    { type: 'total', display_text: words.total(), amount: sums.total },
  ];
}
