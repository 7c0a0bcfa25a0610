/** A row of a feed, ours or another's, under the spec's newest names. Cells of a delimited file are texts. */
export type Row = Readonly<Record<string, unknown>>;

/** `error`: the platform refuses the row. `warning`: it ignores the field, or it harms the listing. `advice`: it could be better. */
export type Severity = 'error' | 'warning' | 'advice';

/** Where in the Shopify admin a merchant mends it (productFieldUrl). */
export type ProductField =
  | 'title'
  | 'description'
  | 'media'
  | 'price'
  | 'inventory'
  | 'barcode'
  | 'vendor'
  | 'category'
  | 'options'
  | 'shipping'
  | 'metafields'
  | 'status'
  | 'policies'
  | 'feed';

/** One rule of a platform's spec, as data. */
export interface FeedRule {
  /** Stable: `openai.gtin.check_digit`. */
  id: string;
  severity: Severity;
  /** The spec's name of the field. */
  field: string;
  /** What is wrong, for the merchant. */
  problem: string;
  /** What to do about it. */
  fix: string;
  productField: ProductField;
  /** Whether the row breaks it. */
  breaks(row: Row): boolean;
}

/** A rule that looks at more than one row: unique ids, groups. Kept while a file is read. */
export interface FeedRuleAcrossRows extends Omit<FeedRule, 'breaks'> {
  /** @returns a check with a memory of its own, to be given each row of a file once */
  start(): (row: Row) => boolean;
}
