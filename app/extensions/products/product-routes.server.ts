import { Hono } from 'hono';
import { listAgentNames } from '#app/agents/list-agent-names.server.ts';
import { readProductEligibility } from '#app/catalog/eligibility/read-product-eligibility.server.ts';
import { setProductEligibility } from '#app/catalog/eligibility/set-product-eligibility.server.ts';
import { openProduct } from '#app/feeds/open-product.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { extensionRoute, readJson } from '../extension-route.server.ts';
import type { ProductReadinessView, ProductSwitchesView } from '../views.ts';
import { presentReadiness } from './present-readiness.ts';
import { presentSwitches } from './present-switches.ts';
import { readSwitching } from './read-switching.ts';
import '#app/i18n/texts/catalog.ts';

/**
 * `/extensions/products…`: products are named by Shopify's numbers. Who may read products in Shopify may also say what
 * agents do with them, so one permission is asked for both.
 */
export function productRoutes(): Hono {
  const app = new Hono();

  const readiness = extensionRoute(
    'catalog.write',
    async ({ scope, reader }, c): Promise<ProductReadinessView> => {
      const productId = c.req.param('id')!;
      const agents = await listAgentNames(scope, { withAccess: true });
      const agentId = c.req.query('agent') || null;
      if (agentId !== null && !agents.some(({ id }) => id === agentId))
        throw new AppError('not_found', 'There is no such agent.', { param: '$.agent' });
      const chosen = { connectionId: agentId, variantId: c.req.query('variant') };
      const product = await openProduct(scope, productId, chosen);
      const eligibility = product && (await readProductEligibility(scope, productId));
      if (!eligibility) throw new AppError('not_found', 'There is no such product.', { param: '$.product' });
      return presentReadiness({ product, agents, agentId, eligibility }, scope.shop, reader);
    },
  );

  const press = extensionRoute(
    'catalog.write',
    async ({ scope, actor, reader }, c): Promise<ProductSwitchesView> => {
      const { agent: connectionId, ...wanted } = readSwitching(await readJson(c));
      const agents = await listAgentNames(scope, { withAccess: true });
      const agent = agents.find(({ id }) => id === connectionId)?.name ?? '';
      const set = await setProductEligibility(scope, actor, {
        ...{ productId: c.req.param('id')!, connectionId, ...wanted },
        ruleName: reader.t('catalog.product.hidingRule', { agent }),
      });
      return presentSwitches(set, reader);
    },
  );

  app.get('/products/:id', readiness);
  app.post('/products/:id/switches', press);
  return app;
}
