import { Hono } from 'hono';
import { z } from 'zod';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { placeStorefrontOrder } from '#sandbox/shopify/storefront/place-storefront-order.ts';
import { readCartLink } from '#sandbox/shopify/storefront/read-cart-link.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { readBody } from './read-body.ts';

const text = z.string().nullish();
const orderSchema = z
  .object({
    /** A cart permalink, of any host or none. What it says is taken over unless said here too. */
    url: z.string().optional(),
    lines: z
      .array(z.object({ variantId: z.string(), quantity: z.number().int().positive() }))
      .min(1)
      .optional(),
    email: text,
    address: z
      .object({
        firstName: text,
        lastName: text,
        company: text,
        address1: text,
        address2: text,
        city: text,
        provinceCode: text,
        countryCode: text,
        zip: text,
        phone: text,
      })
      .optional(),
    shippingCode: z.string().optional(),
    discountCodes: z.array(z.string()).optional(),
    attributes: z.record(z.string(), z.string()).optional(),
    note: text,
    acceptsMarketing: z.boolean().default(false),
    referrer: text,
  })
  .refine((body) => body.url ?? body.lines, 'Give url or lines.');

/** A buyer who opens the shop's checkout, fills it in and pays, in one call. */
export function storefrontControl(context: () => ShopifyContext): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const body = await readBody(c, orderSchema);
    const link = body.url === undefined ? null : readCartLink(new URL(body.url, context().shop().primaryUrl));
    if (body.url !== undefined && !link) throw new UserError(['url'], 'The url is no cart permalink.');
    const order = placeStorefrontOrder(context(), {
      lines: body.lines ?? link!.lines,
      email: body.email ?? link?.email ?? null,
      address: { ...link?.address, ...body.address },
      shippingCode: body.shippingCode ?? null,
      discountCodes: body.discountCodes ?? link?.discountCodes ?? [],
      attributes: body.attributes
        ? Object.entries(body.attributes).map(([key, value]) => ({ key, value }))
        : (link?.attributes ?? []),
      note: body.note ?? link?.note ?? null,
      acceptsMarketing: body.acceptsMarketing,
      landing: link && { site: link.landingSite, referrer: body.referrer ?? null, ref: link.ref },
    });
    return c.json(order, 201);
  });
  return routes;
}
