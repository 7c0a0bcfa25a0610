import type { FeedRun, Prisma } from '#app/db/client/client.ts';
import type { CatalogImport } from '#app/payments/catalog-import.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Kept in `feed_runs.readback`: the import that a run became, from when it was begun. */
export interface RunImport {
  import: string;
  status: CatalogImport['status'];
  /** Of rows. */
  succeeded?: number;
  failed?: number;
  samples?: { id: string; field: string; message: string }[];
}

/** The import that a run became, as it is known here; null: none was begun. */
export const runImportOf = ({ readback }: FeedRun): RunImport | null => readback as RunImport | null;

/** Keeps how a run's import stands. */
export async function keepRunImport(scope: ShopScope, run: FeedRun, found: CatalogImport): Promise<void> {
  const { id, status } = found;
  const readback: RunImport = {
    import: id,
    status,
    ...('succeeded' in found && { succeeded: found.succeeded }),
    ...('failed' in found && { failed: found.failed, samples: found.samples }),
  };
  await scope.db.feedRun.update({
    where: { id: run.id, shopId: scope.shop.id },
    data: { readback: readback as unknown as Prisma.InputJsonObject },
  });
}
