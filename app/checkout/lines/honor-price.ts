import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { RequestedItem, ShownPrice } from './build-cart.ts';
import type { CartLine } from '../session/session.ts';

/** How far back a price may have risen, and have been seen, for the old one still to hold (shops.honor_price_minutes). */
export interface HonorRule {
  now: Date;
  /** 0: never. */
  minutes: number;
}

/** A price that rose to more than so many times itself was a mistake that has been put right. */
const LARGEST_RISE = 2;

type Priced = Pick<CatalogItem, 'price' | 'previousPrice' | 'priceChangedAt'>;

/**
 * Sets each line's `honoredAmount`: the last price before it rose, if the request says that it was seen before that
 * (unreleased ACP: `suggested_price`), or if an earlier request of this session did. When it was seen is the agent's
 * word, which nobody can check: what is certain is that the shop asked this price until it rose, that it rose within
 * the rule's time, and that it has not more than doubled. A line's amounts are as they were: estimate or quote follow.
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

function isHonored({ amount, seenAt }: ShownPrice, item: Priced, rule: HonorRule): boolean {
  const seenBefore = seenAt !== null && item.priceChangedAt !== null && seenAt < item.priceChangedAt;
  return seenBefore && isLately(seenAt, rule) && stillHolds(amount, item, rule);
}

function stillHolds(amount: number, item: Priced, rule: HonorRule): boolean {
  if (item.priceChangedAt === null || amount !== item.previousPrice) return false;
  const rose = amount < item.price && item.price <= amount * LARGEST_RISE;
  return rose && isLately(item.priceChangedAt, rule);
}

function isLately(time: Date, { now, minutes }: HonorRule): boolean {
  const age = now.getTime() - time.getTime();
  return age >= 0 && age < minutes * 60_000;
}
