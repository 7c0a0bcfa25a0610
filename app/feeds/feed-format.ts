import type { Writable } from 'node:stream';
import type { ProductRule } from '#app/agents/product-rule.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { EligibilityRule } from '#app/catalog/eligibility/eligibility-rule.ts';
import type { FeedSeller } from './feed-seller.ts';
import type { OpenAiDialect } from './formats/openai/legacy-rows.ts';
import type { StripeOffer } from './formats/stripe/stripe-offers.ts';

/** What a feed can be written as. */
export const FEED_FORMATS = [
  'openai-jsonl',
  'openai-csv',
  'openai-tsv',
  'openai-parquet',
  'acp',
  'stripe',
  'google',
] as const;
export type FeedFormatId = (typeof FEED_FORMATS)[number];

/** What every item of one feed has in common. */
export interface FeedContext {
  seller: FeedSeller;
  /** ISO 3166-1 alpha-2: whose prices the feed tells, where the market has its own; else the shop's. */
  country: string;
  /** Whose feed it is, where it is one agent's. */
  connectionId: string | null;
  /** The merchant's rules that are on, in their order: they judge every item. */
  rules: readonly EligibilityRule[];
  /** What the merchant does not let that one agent sell in the chat; it may show it all the same. */
  productRules: readonly ProductRule[];
  /** Of OpenAI's file: an earlier contract; absent: the newest. */
  dialect?: OpenAiDialect;
  /** What Stripe's catalogue says of shipping, in its words (`US:ALL:Standard:3-5:5.00 USD`), where the merchant states it. */
  stripeShipping?: string;
  /** Of ACP's feed: the id that the agent gave it. */
  feedId?: string;
  /** When the snapshot was begun. */
  at: Date;
  /** Tells of each row that was written, or of an item without one and why; for diffs and history. */
  onRow?: (itemId: string, row: string) => void;
  onOmission?: (itemId: string, reason: string) => void;
  /** Of Stripe's files: tells of what each item's rows of stock and price say. */
  onOffer?: (item: CatalogItem, offer: StripeOffer) => void;
}

/** Where a feed's files go: a folder, the database, a server. A file is there when its stream has finished. */
export interface FeedSink {
  open(name: string, contentType: string): Promise<Writable> | Writable;
}

export interface FeedFile {
  name: string;
  rows: number;
  /** As written: compressed. */
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

export interface FeedSummary {
  files: FeedFile[];
  /** Rows of the main table: one for each item, or product where the format nests. */
  rows: number;
  /** Items without a row, by reason. */
  omitted: Record<string, number>;
}

/** One way to write a catalogue down: a pure transform in a stream, whose memory does not grow with the catalogue. */
export interface FeedFormat {
  id: FeedFormatId;
  /**
   * Writes a whole snapshot, in files of stable names. `pages` has a product's items together, as streamCatalog has.
   * Fails as the source or a sink's stream fails: a broken feed is never a short one.
   */
  write(pages: AsyncIterable<CatalogItem[]>, context: FeedContext, sink: FeedSink): Promise<FeedSummary>;
}
