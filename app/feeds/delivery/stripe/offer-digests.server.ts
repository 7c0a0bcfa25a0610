import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { StripeOffer } from '../../formats/stripe/stripe-offers.ts';
import { rowDigest } from '../row-digest.ts';

/** Keeps what a run tells Stripe of each item's stock and price, a page at a time as ItemDigests does. */
export class OfferDigests {
  private rows: { item_id: string; product_id: string; inventory: string; pricing: string }[] = [];

  constructor(
    private readonly scope: Pick<ShopScope, 'shop'>,
    private readonly sql: RawQueryable,
    private readonly runNumber: bigint,
  ) {}

  readonly note = ({ itemId, productId }: CatalogItem, { inventory, pricing }: StripeOffer): void => {
    const digests = { inventory: rowDigest(inventory), pricing: rowDigest(pricing) };
    this.rows.push({ item_id: itemId, product_id: productId, ...digests });
  };

  /** The same pages; what was noted of one is stored before the next is read. */
  async *afterEach(pages: AsyncIterable<CatalogItem[]>): AsyncGenerator<CatalogItem[]> {
    for await (const page of pages) {
      yield page;
      await this.store();
    }
  }

  /** A run that was given up takes nothing more. */
  async store(): Promise<void> {
    const { rows } = this;
    if (rows.length === 0) return;
    this.rows = [];
    await this.sql.$executeRaw`
      INSERT INTO feed_offers (shop_id, run_number, item_id, product_id, inventory, pricing)
      SELECT run.shop_id, run.number, row.item_id, row.product_id, decode(row.inventory, 'hex'), decode(row.pricing, 'hex')
      FROM feed_runs AS run, json_to_recordset(${JSON.stringify(rows)}::json)
        AS row (item_id text, product_id text, inventory text, pricing text)
      WHERE run.number = ${this.runNumber} AND run.shop_id = ${this.scope.shop.id} AND run.state = 'writing'`;
  }
}
