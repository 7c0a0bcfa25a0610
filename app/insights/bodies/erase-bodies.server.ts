import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Deletes what was asked and answered about these sessions and carts; that it was stays in the log. */
export async function eraseBodies({ shop }: ShopScope, tx: Queryable, subjectIds: string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM activity_bodies AS bodies USING activity_entries AS entry
    WHERE bodies.entry_id = entry.id AND entry.shop_id = ${shop.id} AND entry.subject_id = ANY(${subjectIds})`;
}
