import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { CASES } from './case-list.ts';
import type { ListedCertification } from './list-certifications.server.ts';
import type { Result } from './result.ts';
import { CHECKS } from './setup-check.ts';

/** A run of the check list with all it found. */
export interface Certification extends ListedCertification {
  results: Result[];
  /** How many results there are in the end. */
  total: number;
}

/** A run of the shop's; the newest where the shop has none of that id, null where it has none at all. */
export async function getCertification(
  { db, shop }: ShopScope,
  id: string | null,
): Promise<Certification | null> {
  const shopId = shop.id;
  const asked = id ? await db.certificationRun.findFirst({ where: { id, shopId } }) : null;
  const run =
    asked ??
    (await db.certificationRun.findFirst({
      where: { shopId },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    }));
  if (!run) return null;
  return {
    ...{ id: run.id, apiVersion: run.apiVersion, startedAt: run.startedAt, missing: run.missing },
    state: run.state as Certification['state'],
    results: run.results as unknown as Result[],
    total: CASES.length + CHECKS.length,
  };
}
