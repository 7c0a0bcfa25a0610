import { z } from 'zod';
import { fromGid } from '#app/shopify/gid.ts';
import { MalformedPayload, readPayload } from '#app/shops/read-payload.ts';

const numericId = z.int().positive().transform(String);
const productPayload = z.object({ id: numericId });
const feedPayload = z.object({
  product: z.object({ id: z.string().regex(/^gid:\/\/shopify\/Product\/\d+$/) }),
});
const paths = z.array(z.string()).default([]);
export const eventPayload = z.object({
  fields_changed: z.object({ added: paths, updated: paths, removed: paths }),
});

/** An event names each member of a collection; what is more than this is read with the whole catalogue. */
export const MOST_HINTED = 500;

/** Topics whose messages name the products to read again, and say nothing else that is needed. */
export const PRODUCT_HINTS: Record<string, (payload: unknown) => string[]> = {
  'products/create': idOf,
  'products/update': idOf,
  'products/delete': idOf,
  'product_feeds/full_sync': toldOf,
  'product_feeds/incremental_sync': toldOf,
  'event:Product/update': namedIn,
  'event:Collection/create': namedIn,
  'event:Collection/update': namedIn,
};

/**
 * The products that a message asks to be read again, where that is all there is to do; null: it is more, or the message
 * is not as it should be.
 */
export function hintedProducts(topic: string, payload: unknown): string[] | null {
  // Not what every object has: a sender chooses the topic's name.
  if (!Object.hasOwn(PRODUCT_HINTS, topic)) return null;
  try {
    const ids = PRODUCT_HINTS[topic]!(payload);
    return ids.length <= MOST_HINTED ? ids : null;
  } catch (error) {
    if (error instanceof MalformedPayload) return null;
    throw error;
  }
}

function idOf(payload: unknown): string[] {
  return [readPayload(productPayload, payload).id];
}

/** Also of one that has left the sales channel: reading it says so. */
function toldOf(payload: unknown): string[] {
  return [fromGid(readPayload(feedPayload, payload).product.id)];
}

/** Products that an event names in the paths of what has changed (shopify.dev, "Events delivery structure"). */
function namedIn(payload: unknown): string[] {
  const { added, updated, removed } = readPayload(eventPayload, payload).fields_changed;
  const found = [...added, ...updated, ...removed].join(' ').matchAll(/gid:\/\/shopify\/Product\/(\d+)/g);
  // In one order for all writers of jobs, so that two of them never wait for each other.
  return [...new Set([...found].map(([, id]) => id!))].sort();
}
