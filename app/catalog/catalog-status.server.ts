import type { CatalogSync } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** How far the reading of a shop's catalogue is. */
export interface CatalogStatus {
  /** When it was last read whole; null: never. */
  syncedAt: Date | null;
  products: number;
  variants: number;
  /** The newest full reading; null: none was begun. */
  sync: {
    /** prisma/schema.prisma says what each means. */
    state: string;
    startedAt: Date;
    finishedAt: Date | null;
    products: number;
    variants: number;
    /** Of the export's file; null while Shopify writes it, or where its length is not known. */
    percent: number | null;
    error: string | null;
  } | null;
}

/** Where the mirror of this shop's catalogue stands. */
export async function catalogStatus({ db, shop }: ShopScope): Promise<CatalogStatus> {
  const where = { shopId: shop.id };
  const [products, variants, sync, { catalogSyncedAt }] = await Promise.all([
    db.product.count({ where }),
    db.variant.count({ where }),
    db.catalogSync.findFirst({ where, orderBy: { createdAt: 'desc' } }),
    db.shop.findUniqueOrThrow({ where: { id: shop.id }, select: { catalogSyncedAt: true } }),
  ]);
  return { syncedAt: catalogSyncedAt, products, variants, sync: sync && progressOf(sync) };
}

function progressOf(sync: CatalogSync): NonNullable<CatalogStatus['sync']> {
  const { state, createdAt, finishedAt, products, variants, error, readBytes, fileBytes } = sync;
  const read = fileBytes ? Math.floor((Number(readBytes) * 100) / Number(fileBytes)) : null;
  const percent = state === 'done' || state === 'held' ? 100 : read;
  return { state, startedAt: createdAt, finishedAt, products, variants, percent, error };
}
