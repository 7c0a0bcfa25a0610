import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { RequestedItem, ShownPrice } from './build-cart.ts';
import type { CartLine } from './session.ts';

/** For how long after a price rose an agent that showed the old one still gets it (shops.honor_price_minutes). */
export interface HonorRule {
  now: Date;
  /** 0: never. */
  minutes: number;
}

type Priced = Pick<CatalogItem, 'price' | 'previousPrice' | 'priceChangedAt'>;

/**
 * Sets each line's `honoredAmount`: the last price before it rose, if the request says that it was seen before that
 * (unreleased ACP: `suggested_price`), or if an earlier request of this session did. No agent can name a price that
 * the shop did not ask lately. A line's amounts are as they were: estimate or quote follow.
 */
export function honorPrices(
  lines: CartLine[],
  requested: RequestedItem[],
  catalog: ReadonlyMap<string, CatalogItem>,
  rule: HonorRule,
): CartLine[] {
  return lines.map((line) => {
    const item = catalog.get(line.itemId);
    const shown = requested.find((wish) => wish.itemId === line.itemId && wish.shown)?.shown;
    const earlier = line.honoredAmount ?? null;
    let honoredAmount: number | null = null;
    if (item && shown && isHonored(shown, item, rule)) honoredAmount = shown.amount;
    else if (item && earlier !== null && stillHolds(earlier, item, rule)) honoredAmount = earlier;
    return { ...line, honoredAmount };
  });
}

function isHonored({ amount, seen }: ShownPrice, item: Priced, rule: HonorRule): boolean {
  const seenBefore = seen !== null && item.priceChangedAt !== null && seen.at < item.priceChangedAt;
  return seenBefore && stillHolds(amount, item, rule);
}

function stillHolds(amount: number, item: Priced, { now, minutes }: HonorRule): boolean {
  if (item.priceChangedAt === null || amount !== item.previousPrice || amount >= item.price) return false;
  return now.getTime() - item.priceChangedAt.getTime() < minutes * 60_000;
}
