import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { outrun } from './outrun.ts';
import { rowDigest } from './row-digest.ts';

/** Keeps a digest of each row of a run, a page at a time: what is in memory does not grow with the catalogue. */
export class ItemDigests {
  private items: string[] = [];
  private digests: string[] = [];

  constructor(
    private readonly scope: Pick<ShopScope, 'shop'>,
    private readonly sql: RawQueryable,
    private readonly runNumber: bigint,
  ) {}

  readonly note = (itemId: string, row: string): void => {
    this.items.push(itemId);
    this.digests.push(rowDigest(row));
  };

  /** The same pages; what was noted of one is stored before the next is read. */
  async *afterEach(pages: AsyncIterable<CatalogItem[]>): AsyncGenerator<CatalogItem[]> {
    for await (const page of pages) {
      yield page;
      await this.store();
    }
  }

  /** @throws AppError `conflict` (lost race) when the run was given up */
  async store(): Promise<void> {
    const { items, digests } = this;
    if (items.length === 0) return;
    this.items = [];
    this.digests = [];
    const stored = await this.sql.$executeRaw`
      INSERT INTO feed_items (shop_id, run_number, item_id, digest)
      SELECT run.shop_id, run.number, row.item_id, decode(row.digest, 'hex')
      FROM feed_runs AS run, unnest(${items}::text[], ${digests}::text[]) AS row (item_id, digest)
      WHERE run.number = ${this.runNumber} AND run.shop_id = ${this.scope.shop.id} AND run.state = 'writing'`;
    if (stored === 0) throw outrun();
  }
}
