import { Hono } from 'hono';
import { readProductEligibility } from '#app/catalog/eligibility/read-product-eligibility.server.ts';
import { openProduct } from '#app/feeds/open-product.server.ts';
import { findProducts } from '#app/feeds/quality/find-products.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { listOrdersInNeed } from '#app/orders/list-orders-in-need.server.ts';
import { extensionRoute } from '../extension-route.server.ts';
import type { OrdersInNeedView, WhyNotBuyableView } from '../views.ts';
import { presentOrdersInNeed } from './present-orders-in-need.ts';
import { presentWhyNotBuyable } from './present-why-not-buyable.ts';
import '#app/i18n/texts/attention.ts';
import '#app/i18n/texts/catalog.ts';
import '#app/i18n/texts/orders.ts';

/** The longest title that Shopify takes. */
const MOST_CHARACTERS = 255;

/** `/extensions/sidekick…`: what Shopify's assistant asks for the member of staff that it talks to. Nothing of buyers. */
export function sidekickRoutes(): Hono {
  const app = new Hono();

  const inNeed = extensionRoute('orders.read', async ({ scope, reader }): Promise<OrdersInNeedView> =>
    presentOrdersInNeed(await listOrdersInNeed(scope), reader),
  );

  const whyNotBuyable = extensionRoute(
    'catalog.write',
    async ({ scope, reader }, c): Promise<WhyNotBuyableView> => {
      const asked = c.req.query('product')?.trim() ?? '';
      if (asked === '' || asked.length > MOST_CHARACTERS)
        throw new AppError('invalid', 'Name a product by its id or its title.', { param: '$.product' });
      const found = await findProducts(scope, asked);
      if ('matches' in found)
        return { product: null, matches: found.matches, agents: [], hasMore: false, problems: [] };
      const { productId } = found;
      const [product, eligibility] = await Promise.all([
        openProduct(scope, productId, { connectionId: null }),
        readProductEligibility(scope, productId),
      ]);
      if (!product || !eligibility)
        throw new AppError('not_found', 'There is no such product.', { param: '$.product' });
      return presentWhyNotBuyable(product, eligibility, reader);
    },
  );

  app.get('/sidekick/orders-needing-attention', inNeed);
  app.get('/sidekick/why-not-buyable', whyNotBuyable);
  return app;
}
