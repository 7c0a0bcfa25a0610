import { checkOverride } from '#app/catalog/voice/check-override.ts';
import { OVERRIDE_FIELDS, type OverrideField } from '#app/catalog/voice/override.ts';
import type { VoiceChanges } from '#app/catalog/voice/set-product-voice.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { previewItem, type ItemPreview } from './preview-item.server.ts';

export interface VoicePreview {
  preview: ItemPreview;
  /** What cannot be said, by its field: Shopify's own stands there. */
  problems: Partial<Record<OverrideField, string>>;
}

/**
 * How an agent would see an item with changes of what is said of its product; nothing is stored.
 * @throws AppError `not_found` for an item or an agent that this shop does not have
 */
export async function previewVoice(
  scope: ShopScope,
  productId: string,
  { itemId, connectionId, changes }: { itemId: string; connectionId: string | null; changes: VoiceChanges },
): Promise<VoicePreview> {
  const replaced = OVERRIDE_FIELDS.filter((field) => changes[field] !== undefined);
  const problems: VoicePreview['problems'] = {};
  const overrides = replaced.flatMap((field) => {
    const said = changes[field];
    if (!said) return [];
    const override = { field, ...said };
    const problem = problemOf(override);
    if (problem === null) return [override];
    problems[field] = problem;
    return [];
  });
  const target = { productId, filterField: null, filterValue: null, connectionId };
  const preview = await previewItem(scope, {
    ...{ itemId, connectionId },
    draft: { target, overrides, replaced },
  });
  if (preview.agent.productId !== productId) throw new AppError('not_found', 'There is no such item.');
  for (const { id, field, problem } of preview.agent.failedOverrides ?? [])
    if (id.startsWith('draft:')) problems[field] ??= problem;
  return { preview, problems };
}

/** Why an override cannot be kept, of any product; null: it can. */
function problemOf(override: Parameters<typeof checkOverride>[0]): string | null {
  try {
    checkOverride(override);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
