import { z } from 'zod';
import { buyer } from './party-schemas.ts';
import { items } from './request-schemas.ts';
import { word } from './text-schemas.ts';

/** CartCreateRequest and CartUpdateRequest (schema.cart.json): all of the cart. Liberal as the sessions' requests are. */
export const cartRequest = z.object({
  line_items: items,
  buyer: buyer.nullish(),
  locale: word.nullish(),
});

/** "Empty or `{}`" (rfc.cart.md, 4.5). */
export const cartCancelRequest = z.object({});
