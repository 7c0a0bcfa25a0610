import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { toChainEntry } from '../to-chain-entry.ts';
import { agreedTermsOf, consentsOf } from './told-by-entries.ts';

/** What a buyer agreed to, without who they are. */
export interface AgreedTerms {
  /** ISO 8601 */
  at: string;
  /** Minor units of the order's currency. */
  amount: number | null;
  policies: { title: string; url: string }[];
  /** `opted_in` null: they did not answer. */
  consents: { wording: string; opted_in: boolean | null }[];
}

/** Of a purchase in the chat, from its evidence; null: nothing is on record, or it was erased. */
export async function readAgreedTerms(
  { db, shop }: ShopScope,
  sessionId: string,
): Promise<AgreedTerms | null> {
  const row = await db.evidenceEntry.findFirst({
    where: { sessionId, shopId: shop.id, kind: 'payment_requested' },
    orderBy: { sequence: 'desc' },
  });
  if (!row) return null;
  const entries = [toChainEntry(row)];
  const agreed = agreedTermsOf(entries);
  if (!agreed) return null;
  return {
    at: agreed.at,
    amount: agreed.amount ?? null,
    policies: agreed.policies ?? [],
    consents: consentsOf(entries) as AgreedTerms['consents'],
  };
}
