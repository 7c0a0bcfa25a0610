import { Hono } from 'hono';
import { presentOrderDetail } from '#app/components/orders/present-order-detail.ts';
import { presentOrderEvent } from '#app/components/orders/present-order-event.ts';
import { wordError } from '#app/components/word-error.ts';
import { readAgreedTerms } from '#app/evidence/pack/read-agreed-terms.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { listOrderEvents } from '#app/orders/events/list-order-events.server.ts';
import { findOrderByGid } from '#app/orders/find-order-by-gid.server.ts';
import { getAgentOrder } from '#app/orders/get-agent-order.server.ts';
import { decideReviews } from '#app/orders/review/decide-reviews.server.ts';
import { fromGid, toGid } from '#app/shopify/gid.ts';
import { extensionRoute, readJson } from '../extension-route.server.ts';
import type { DecisionsView, OrderBlockView } from '../views.ts';
import { presentOrderBlock } from './present-order-block.ts';
import { readDecisions } from './read-decisions.ts';
import '#app/i18n/texts/attention.ts';
import '#app/i18n/texts/evidence.ts';
import '#app/i18n/texts/orders.ts';

/** `/extensions/orders…`: orders are named by Shopify's numbers, which is what Shopify's pages know. */
export function orderRoutes(): Hono {
  const app = new Hono();

  const block = extensionRoute(
    'orders.read',
    async ({ scope, staff, reader }, c): Promise<OrderBlockView> => {
      const id = await findOrderByGid(scope, toGid('Order', c.req.param('id')!));
      const order = id && (await getAgentOrder(scope, id));
      if (!order) throw new AppError('not_found', 'No agent has placed this order.');
      const [events, agreed] = await Promise.all([
        listOrderEvents(scope, order.id),
        readAgreedTerms(scope, order.sessionId),
      ]);
      const view = presentOrderDetail(order, events ?? [], reader);
      const rows = (events ?? []).map((event) => presentOrderEvent(event, reader));
      const { currency } = order.content;
      return presentOrderBlock({ order: view, events: rows, agreed, currency }, staff, reader);
    },
  );

  const decide = extensionRoute(
    'orders.write',
    async ({ scope, actor, reader }, c): Promise<DecisionsView> => {
      const { gids, decision } = readDecisions(await readJson(c));
      const outcomes = await decideReviews(scope, gids, decision, actor);
      const word = wordError(reader);
      return {
        outcomes: outcomes.map(({ shopifyOrderGid, name, error }) => ({
          id: fromGid(shopifyOrderGid),
          name,
          error: error && word(error),
        })),
      };
    },
  );

  app.get('/orders/:id', block);
  app.post('/orders/decisions', decide);
  return app;
}
