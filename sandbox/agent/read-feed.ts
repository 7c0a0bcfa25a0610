import readline from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { type Money, currencyExponent, parseDecimal } from '#app/kernel/money.ts';

/** One purchasable item of the feed; money in minor units. */
export interface FeedItem {
  itemId: string;
  title: string;
  description: string;
  url: string;
  brand: string;
  sellerName: string;
  imageUrl: string;
  availability: 'in_stock' | 'out_of_stock' | 'pre_order' | 'backorder' | 'unknown';
  price: Money;
  /** Only when it is lower than the price, as the feed spec rules. */
  salePrice: Money | null;
  groupId: string;
  variantOptions: Record<string, string>;
  /** Search and checkout are both on. */
  buyable: boolean;
  sellerPrivacyPolicy: string | null;
  sellerTos: string | null;
}

export interface RejectedRow {
  line: number;
  itemId: string | null;
  problems: string[];
}

export interface Feed {
  items: FeedItem[];
  /** Rows the feed's reader would refuse; the others stay usable, as at OpenAI. */
  rejected: RejectedRow[];
}

const webUrl = z.url({ protocol: /^https?$/ });
const text = z.string().trim().min(1);
/** `79.99 USD`: decimal point, no separators, no more decimals than the currency has. */
const money = z.string().transform((value, context): Money => {
  const match = /^(\d+(?:\.(\d+))?) ([A-Z]{3})$/.exec(value);
  if (!match || (match[2]?.length ?? 0) > currencyExponent(match[3]!)) {
    context.addIssue({ code: 'custom', message: `"${value}" is no money string such as "79.99 USD"` });
    return z.NEVER;
  }
  return { amount: parseDecimal(match[1]!, match[3]!), currency: match[3]! };
});

const rowSchema = z
  .object({
    item_id: text,
    title: text,
    description: text,
    url: webUrl,
    brand: text,
    seller_name: text,
    image_url: webUrl,
    availability: z.enum(['in_stock', 'out_of_stock', 'pre_order', 'backorder', 'unknown']),
    price: money.refine((price) => price.amount > 0, 'must be positive'),
    sale_price: money.nullish(),
    group_id: text.nullish(),
    listing_has_variations: z.boolean().nullish(),
    variant_dict: z.record(z.string(), text).nullish(),
    is_eligible_search: z.boolean().nullish(),
    is_eligible_checkout: z.boolean().nullish(),
    seller_privacy_policy: webUrl.nullish(),
    seller_tos: webUrl.nullish(),
  })
  .refine((row) => !row.is_eligible_checkout || (row.seller_privacy_policy && row.seller_tos), {
    message: 'checkout needs seller_privacy_policy and seller_tos',
    path: ['is_eligible_checkout'],
  });

/**
 * Downloads and streams a `jsonl.gz` product feed in OpenAI's format (V4: nine required fields, money strings,
 * defaults of absent flags). Only rows are held in memory, never the file.
 * @throws Error when the feed cannot be downloaded or is not gzip.
 */
export async function readFeed(url: string, options: { fetch?: typeof fetch } = {}): Promise<Feed> {
  const response = await (options.fetch ?? fetch)(url);
  if (!response.ok || !response.body) throw new Error(`The feed ${url} answered ${response.status}`);
  const unzipped = Readable.fromWeb(response.body as ReadableStream).compose(createGunzip());
  const feed: Feed = { items: [], rejected: [] };
  const seen = new Set<string>();
  let line = 0;
  try {
    for await (const row of readline.createInterface({ input: unzipped, crlfDelay: Infinity })) {
      line += 1;
      if (row.trim() !== '') readRow(row, line, feed, seen);
    }
  } catch (error) {
    throw new Error(`The feed ${url} is not readable as gzip after line ${line}`, { cause: error });
  }
  return feed;
}

function readRow(row: string, line: number, feed: Feed, seen: Set<string>): void {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    feed.rejected.push({ line, itemId: null, problems: ['is not JSON'] });
    return;
  }
  const itemId = (value as { item_id?: unknown } | null)?.item_id;
  const parsed = rowSchema.safeParse(value);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (typeof itemId === 'string' && seen.has(itemId)) problems.push('item_id: appears twice');
  if (!parsed.success || problems.length > 0) {
    feed.rejected.push({ line, itemId: typeof itemId === 'string' ? itemId : null, problems });
    return;
  }
  seen.add(parsed.data.item_id);
  feed.items.push(toItem(parsed.data));
}

function toItem(row: z.infer<typeof rowSchema>): FeedItem {
  const sale = row.sale_price;
  // A sale price that is not lower, or in another currency, is ignored.
  const onSale =
    sale && sale.amount > 0 && sale.amount < row.price.amount && sale.currency === row.price.currency;
  const groupId = row.group_id ?? row.item_id;
  return {
    itemId: row.item_id,
    title: row.title,
    description: row.description,
    url: row.url,
    brand: row.brand,
    sellerName: row.seller_name,
    imageUrl: row.image_url,
    availability: row.availability,
    price: row.price,
    salePrice: onSale ? sale : null,
    groupId,
    variantOptions: row.listing_has_variations && groupId !== row.item_id ? (row.variant_dict ?? {}) : {},
    // Searchable by default, buyable only when the seller says so, and never without search.
    buyable: (row.is_eligible_search ?? true) && (row.is_eligible_checkout ?? false),
    sellerPrivacyPolicy: row.seller_privacy_policy ?? null,
    sellerTos: row.seller_tos ?? null,
  };
}
