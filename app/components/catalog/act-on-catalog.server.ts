import { acceptCatalog } from '#app/catalog/accept-catalog.server.ts';
import { requestCatalogSync } from '#app/catalog/request-catalog-sync.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Does what staff ask for of the catalogue's reading.
 * @throws AppError `conflict` where nothing is to be accepted; `invalid` for what cannot be asked
 */
export async function actOnCatalog(scope: ShopScope, actor: Actor, intent: unknown): Promise<void> {
  if (intent === 'read') return requestCatalogSync(scope, actor);
  if (intent !== 'accept') throw new AppError('invalid', 'This cannot be asked of a catalogue.');
  await acceptCatalog(scope, actor);
}
