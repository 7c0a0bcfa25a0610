import type { AgentOrder } from '#app/orders/agent-order.ts';
import type { OrderEventToTell } from '#app/orders/events/event-translator.ts';
import { pickLanguage } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** The order that came of a simulated purchase, in the chat or in the shop. */
export interface RunOrder {
  id: string;
  name: string;
  shopifyOrderGid: string;
  /** One of the chat is a test in Shopify; what was paid in the shop is what it was paid with. */
  isTest: boolean;
  /** What agents are told of it, oldest first. */
  events: (OrderEventToTell & { at: Date })[];
}

/** More than a page has room for. */
const MOST_EVENTS = 10;

/** The order of a session; null: there is none yet. */
export async function getRunOrder({ db, shop }: ShopScope, sessionId: string): Promise<RunOrder | null> {
  const order = await db.order.findFirst({
    where: { sessionId, shopId: shop.id },
    include: {
      session: { select: { state: true } },
      events: { orderBy: { sequence: 'asc' }, take: MOST_EVENTS },
    },
  });
  if (!order) return null;
  const { language } = order.session.state as { language?: string };
  const told = { orderId: order.id, sessionId, language: pickLanguage(language ?? null) ?? 'en' };
  return {
    ...{ id: order.id, name: order.name, shopifyOrderGid: order.shopifyOrderGid },
    isTest: order.sellingMode === 'in_chat',
    events: order.events.map(({ type, payload, createdAt }) => ({
      ...told,
      type: type as OrderEventToTell['type'],
      order: payload as unknown as AgentOrder,
      at: createdAt,
    })),
  };
}
