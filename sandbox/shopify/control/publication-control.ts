import { Hono } from 'hono';
import { z } from 'zod';
import { publishProduct } from '#sandbox/shopify/channels/publish-product.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { duplicateProduct } from './duplicate-product.ts';
import { readBody } from './read-body.ts';

const publicationSchema = z.object({
  published: z.boolean(),
  channelId: z.string().startsWith('gid://shopify/Channel/').optional(),
});
const duplicateSchema = z.object({ title: z.string().min(1).optional() });

/**
 * What a merchant does with whole products: `PUT /products/:id/publication` puts one on a channel of the app, or on
 * all of them, or takes it off; `POST /products/:id/duplicate` makes a new one.
 */
export function publicationControl(context: () => ShopifyContext): Hono {
  const routes = new Hono();
  routes.put('/:id/publication', async (c) => {
    const { published, channelId } = await readBody(c, publicationSchema);
    const id = `gid://shopify/Product/${c.req.param('id')}`;
    const product = publishProduct(context(), id, published, channelId);
    return product ? c.json(product) : c.notFound();
  });
  routes.post('/:id/duplicate', async (c) => {
    const { title } = await readBody(c, duplicateSchema);
    const product = duplicateProduct(context(), `gid://shopify/Product/${c.req.param('id')}`, title);
    return product ? c.json(product, 201) : c.notFound();
  });
  return routes;
}
