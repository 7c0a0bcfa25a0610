import type { Prisma } from '#app/db/client/client.ts';
import { isUniqueViolation } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
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

/** Stores a webhook with the job that works on it, in one transaction; a duplicate is nothing new. */
export async function storeMessage({ db, newId, clock }: Services, message: Message): Promise<void> {
  const id = newId('inbox');
  try {
    await db.$transaction(async (tx) => {
      await tx.inboxMessage.create({ data: { ...message, id, receivedAt: clock() } });
      await addJob(tx, 'process-inbox', { messageId: id });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error; // a duplicate of an event that is already stored
  }
}
