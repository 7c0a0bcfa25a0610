import { Prisma } from '#app/db/client/client.ts';

/**
 * The condition on `evidence_entries` for those that have this e-mail address as a field of their own: also where a
 * later call put another in its place, so that nothing else of the session tells of it. Reads every body of the shop.
 * @param email any case
 */
export function mentionsEmail(shopId: string, email: string): Prisma.Sql {
  const literal = JSON.stringify(email.trim())
    .slice(1, -1)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return Prisma.sql`shop_id = ${shopId} AND body ~* ${`"\\s*${literal}\\s*"`}`;
}
