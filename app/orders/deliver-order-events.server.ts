import { connectionSecretContext } from '#app/agents/connection-secret.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { pickLanguage, type Language } from '#app/kernel/language.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from './agent-order.ts';

/**
 * Puts an event into the words of the agent's protocol version and signs it. The domain knows no wire shape; a skin
 * passes this in.
 */
export type EventTranslator = (
  apiVersion: string,
  event: {
    type: 'order_create' | 'order_update';
    orderId: string;
    sessionId: string;
    order: AgentOrder;
    /** What the order's session was led in. */
    language: Language;
  },
  signer: { shopName: string; secret: string; at: Date },
) => { body: string; headers: Record<string, string> };

const TIMEOUT_MS = 10_000;

/**
 * Sends an order's waiting events, oldest first; a refusal stops the row so that order is kept, and the job is
 * repeated with backoff by throwing.
 * @throws Error when the agent did not answer 2xx.
 */
export async function deliverOrderEvents(
  services: Services,
  { shopId, orderId }: JobPayloads['deliver-order-events'],
  translate: EventTranslator,
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const order = scope && (await scope.db.order.findFirst({ where: { id: orderId, shopId } }));
  if (!scope || !order) return;
  const connection = await scope.db.agentConnection.findFirst({ where: { id: order.connectionId, shopId } });
  if (!connection?.eventUrl || !connection.sealedEventSecret || connection.revokedAt) return;
  const secret = scope.secrets.open(
    connection.sealedEventSecret,
    connectionSecretContext(connection.id, 'event'),
  );

  const waiting = await scope.db.orderEvent.findMany({
    where: { orderId, shopId, deliveredAt: null },
    orderBy: { sequence: 'asc' },
  });
  const language = await sessionLanguage(scope, order.sessionId);
  for (const event of waiting) {
    const { body, headers } = translate(
      connection.apiVersion,
      {
        type: event.type as 'order_create' | 'order_update',
        orderId,
        sessionId: order.sessionId,
        order: event.payload as unknown as AgentOrder,
        language,
      },
      { shopName: scope.shop.name, secret, at: scope.clock() },
    );
    const outcome = await post(connection.eventUrl, body, { ...headers, 'Request-Id': event.id });
    await scope.db.orderEvent.update({
      where: { id: event.id, shopId },
      data: {
        attempts: { increment: 1 },
        lastStatus: outcome.status,
        lastError: outcome.error,
        deliveredAt: outcome.ok ? scope.clock() : null,
      },
    });
    if (!outcome.ok) throw new Error(`order event ${event.id} was not accepted: ${outcome.error}`);
  }
}

/** One field of a session that may be large. */
async function sessionLanguage({ db, shop }: ShopScope, sessionId: string): Promise<Language> {
  const [session] = await db.$queryRaw<{ language: string | null }[]>`
    SELECT state->>'language' AS language FROM checkout_sessions WHERE id = ${sessionId} AND shop_id = ${shop.id}`;
  return pickLanguage(session?.language) ?? 'en';
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ ok: boolean; status: number | null; error: string | null }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Aisle', ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return {
      ok: response.ok,
      status: response.status,
      error: response.ok ? null : `HTTP ${response.status}`,
    };
  } catch (error) {
    return { ok: false, status: null, error: (error as Error).message };
  }
}
