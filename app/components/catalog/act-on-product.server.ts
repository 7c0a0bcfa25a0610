import { z } from 'zod';
import { setProductVoice } from '#app/catalog/voice/set-product-voice.server.ts';
import { previewVoice } from '#app/feeds/preview-voice.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { compareItem, type ComparedField } from './present-product-page.ts';
import { wordProblem } from './word-refusal.ts';
import { readVoiceChanges } from './read-voice-changes.ts';

const request = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), agent: z.string().nullable(), voice: z.unknown() }),
  z.object({
    intent: z.literal('preview'),
    agent: z.string().nullable(),
    item: z.string(),
    voice: z.unknown(),
  }),
]);

/** What the page of a product is answered. */
export type ProductOutcome = { done: true } | { compared: ComparedField[]; problems: Record<string, string> };

/**
 * Stores what staff want agents to be told of a product, or shows what would come of it.
 * @throws AppError as setProductVoice; `invalid` for what the page cannot ask
 */
export async function actOnProduct(
  scope: ShopScope,
  actor: Actor,
  productId: string,
  given: unknown,
  reader: Reader,
): Promise<ProductOutcome> {
  const read = request.safeParse(given);
  if (!read.success) throw new AppError('invalid', 'This cannot be asked of a product.');
  const asked = read.data;
  const { changes, questions } = readVoiceChanges(asked.voice);
  const connectionId = asked.agent;
  if (asked.intent === 'save') {
    await setProductVoice(scope, actor, { productIds: [productId], connectionId, changes, questions });
    return { done: true };
  }
  const { preview, problems } = await previewVoice(scope, productId, {
    ...{ itemId: asked.item, connectionId, changes },
  });
  const worded = Object.entries(problems).map(([field, problem]) => [field, wordProblem(problem, reader)]);
  return {
    compared: compareItem(preview, reader),
    problems: Object.fromEntries(worded) as Record<string, string>,
  };
}
