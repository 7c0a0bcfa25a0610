import { z } from 'zod';
import { OVERRIDE_FIELDS } from '#app/catalog/voice/override.ts';
import type { ProductVoiceInput, VoiceChanges } from '#app/catalog/voice/set-product-voice.server.ts';
import { AppError } from '#app/kernel/app-error.ts';

const said = z.strictObject({ text: z.string(), isTemplate: z.boolean() });
const changes = z.object({
  fields: z.partialRecord(z.enum(OVERRIDE_FIELDS), said).default({}),
  questions: z.array(z.strictObject({ question: z.string(), answer: z.string() })).optional(),
});

/**
 * Reads changes as the browser sends them; what they say is checked where it is stored.
 * @throws AppError `invalid` for what is no form of this page
 */
export function readVoiceChanges(given: unknown): Pick<ProductVoiceInput, 'changes' | 'questions'> {
  const { data } = changes.safeParse(given);
  if (!data) throw new AppError('invalid', 'This is no form of this page.');
  const read: VoiceChanges = {};
  for (const field of OVERRIDE_FIELDS) {
    const change = data.fields[field];
    if (change)
      read[field] = change.text.trim() === '' ? null : { value: change.text, isTemplate: change.isTemplate };
  }
  return { changes: read, questions: data.questions };
}
