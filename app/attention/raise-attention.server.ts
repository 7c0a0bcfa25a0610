import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { notifyStaff } from '#app/notifications/notify-staff.server.ts';
import { openKey, type AttentionKind } from './attention-kind.ts';

export interface AttentionInput {
  kind: AttentionKind;
  /** What it is about: of a kind and subject there is one open item. */
  subject: string;
  /** Aisle's id of the order, where there is one. */
  orderId?: string;
  /** In words for staff; no buyer data. */
  text: string;
  /** What the words are about, by which pages tell it in the reader's language, and ids that a person needs; no buyer data. */
  facts?: Record<string, string | number | boolean | null | object[]>;
}

/**
 * Asks staff to look at something, in the caller's transaction. Raised again while it is open, it is the same item
 * with the newer words; after it was settled, a new one. Of a new one the channels that staff have set up are told.
 */
export async function raiseAttention(
  scope: ShopScope,
  tx: Queryable,
  { kind, subject, orderId, text, facts = {} }: AttentionInput,
): Promise<void> {
  const [item] = await tx.$queryRaw<{ id: string; isNew: boolean }[]>`
    INSERT INTO attention_items (id, shop_id, kind, subject, open_key, order_id, text, facts, raised_at)
    VALUES (${scope.newId('attention')}, ${scope.shop.id}, ${kind}, ${subject}, ${openKey(kind, subject)}, ${orderId ?? null}, ${text},
      ${JSON.stringify(facts)}::jsonb, ${scope.clock()}::timestamptz)
    ON CONFLICT (shop_id, open_key)
    DO UPDATE SET text = excluded.text, facts = excluded.facts, order_id = excluded.order_id
    RETURNING id, (xmax = 0) AS "isNew"`;
  if (item?.isNew) await notifyStaff(scope, tx, { id: item.id, kind });
}
