import { hintedProducts } from '#app/catalog/hinted-products.ts';
import { refreshJob } from '#app/catalog/refresh-product.server.ts';
import type { Prisma } from '#app/db/client/client.ts';
import { inboxPriority, placeOf } from '#app/jobs/job-priority.ts';
import { withTraces } from '#app/kernel/tracing.ts';
import type { Services } from '#app/services.server.ts';

/** A webhook, genuine and well-formed. */
export interface Message {
  shopDomain: string;
  source: 'shopify' | 'stripe';
  topic: string;
  /** The sender's own id of the event; duplicates carry the same. */
  eventId: string;
  payload: Prisma.InputJsonObject;
  /** When the sender says it happened. */
  triggeredAt: Date | null;
}

/** A job that a message leads to. */
interface Consequence {
  name: 'process-inbox' | 'refresh-product';
  payload: object;
  key: string | null;
  queue: string | null;
  priority: number;
}

/**
 * Stores a webhook with the job that works on it, in one statement; a duplicate is nothing new. Of products, which
 * change most often, there is nothing to work out: their message is stored as done, with the readings it asks for.
 */
export async function storeMessage(services: Services, message: Message): Promise<void> {
  const products = message.source === 'shopify' ? hintedProducts(message.topic, message.payload) : null;
  if (!products) return storeForWork(services, message);
  const where = { domain: message.shopDomain };
  const shop = await services.db.shop.findUnique({ where, select: { id: true } });
  // As processInbox has it: the message of a shop that is not known is not kept.
  if (!shop) return;
  const name = 'refresh-product' as const;
  const jobs = products.map((id) => ({ name, priority: placeOf(name, shop.id), ...refreshJob(shop.id, id) }));
  await store(services, message, { id: services.newId('inbox'), jobs, processedAt: services.clock() });
}

async function storeForWork(services: Services, message: Message): Promise<void> {
  const id = services.newId('inbox');
  const name = 'process-inbox' as const;
  const priority = placeOf(name, message.shopDomain, inboxPriority(message.source, message.topic));
  const job = { name, payload: { messageId: id }, key: null, queue: null, priority };
  await store(services, message, { id, jobs: [job], processedAt: null });
}

async function store(
  { db, clock }: Services,
  { shopDomain, source, topic, eventId, payload, triggeredAt }: Message,
  { id, jobs, processedAt }: { id: string; jobs: Consequence[]; processedAt: Date | null },
): Promise<void> {
  await db.$executeRaw`
    WITH stored AS (
      INSERT INTO inbox_messages
        (id, shop_domain, source, topic, event_id, payload, triggered_at, received_at, processed_at)
      VALUES (${id}, ${shopDomain}, ${source}, ${topic}, ${eventId}, ${JSON.stringify(payload)}::jsonb,
        ${triggeredAt}::timestamptz, ${clock()}::timestamptz, ${processedAt}::timestamptz)
      ON CONFLICT (shop_domain, source, topic, event_id) DO NOTHING RETURNING id)
    SELECT (graphile_worker.add_job(job.name, job.payload, queue_name => job.queue, max_attempts => 25,
      job_key => job.key, priority => job.priority)).id
    FROM stored, json_to_recordset(${JSON.stringify(withTraces(jobs))}::json) AS job(name text, payload json, key text, queue text, priority int)`;
}
