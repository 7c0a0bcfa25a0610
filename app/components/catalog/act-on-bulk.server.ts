import { removeOverride } from '#app/catalog/voice/remove-override.server.ts';
import { setOverride } from '#app/catalog/voice/set-override.server.ts';
import { setProductVoice } from '#app/catalog/voice/set-product-voice.server.ts';
import { tryOverride } from '#app/catalog/voice/try-override.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { presentBulkTrial, type BulkTrialView } from './present-bulk.ts';
import { readBulkRequest, type BulkEdit } from './read-bulk-form.ts';

/** What the page of bulk edits is answered. */
export type BulkOutcome = { done: true } | { trial: BulkTrialView };

/**
 * Says a field of many products in other words, takes that back, or shows what would come of it.
 * @throws AppError as the domain's functions; `invalid` for what cannot be asked
 */
export async function actOnBulk(
  scope: ShopScope,
  actor: Actor,
  given: unknown,
  reader: Reader,
): Promise<BulkOutcome> {
  const asked = readBulkRequest(given);
  if (asked.intent === 'remove') {
    await removeOverride(scope, asked.id, actor);
    return { done: true };
  }
  const { edit } = asked;
  if (asked.intent === 'try') {
    const trial = await tryOverride(scope, edit);
    return { trial: presentBulkTrial(trial, edit.field, reader) };
  }
  await store(scope, actor, edit);
  return { done: true };
}

async function store(scope: ShopScope, actor: Actor, edit: BulkEdit): Promise<void> {
  const { productIds, connectionId, field, value, isTemplate } = edit;
  if (productIds) {
    const changes = { [field]: { value, isTemplate } };
    return setProductVoice(scope, actor, { productIds, connectionId, changes });
  }
  const { filterField, filterValue } = edit;
  const target = { productId: null, connectionId, filterField, filterValue };
  await setOverride(scope, actor, { ...target, field, value, isTemplate });
}
