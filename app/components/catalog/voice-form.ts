import { OVERRIDE_FIELDS, type Override, type OverrideField } from '#app/catalog/voice/override.ts';
import type { Question } from '#app/catalog/voice/voice.ts';

/** What is typed for a field; an empty text says what Shopify says. */
export interface SaidField {
  text: string;
  isTemplate: boolean;
}

export interface VoiceForm {
  fields: Record<OverrideField, SaidField>;
  questions: Question[];
}

/** What is stored of a product, as its form shows it. */
export function toVoiceForm(
  overrides: readonly Pick<Override, 'field' | 'value' | 'isTemplate'>[],
  questions: readonly Question[],
): VoiceForm {
  const stored = new Map(overrides.map((override) => [override.field, override]));
  const fields = OVERRIDE_FIELDS.map((field) => {
    const { value = '', isTemplate = false } = stored.get(field) ?? {};
    return [field, { text: value, isTemplate }] as const;
  });
  return {
    fields: Object.fromEntries(fields) as VoiceForm['fields'],
    questions: questions.map(({ question, answer }) => ({ question, answer })),
  };
}

/** What is to be changed: the fields whose text is another one, and the questions if they are others. */
export function changedVoice(before: VoiceForm, after: VoiceForm): Partial<VoiceForm> {
  const fields = OVERRIDE_FIELDS.filter((field) => told(before.fields[field]) !== told(after.fields[field]));
  const asked = ({ questions }: VoiceForm) =>
    JSON.stringify(questions.map(({ question, answer }) => [question.trim(), answer.trim()]));
  return {
    ...(fields.length > 0 && {
      fields: Object.fromEntries(fields.map((field) => [field, after.fields[field]])) as VoiceForm['fields'],
    }),
    ...(asked(before) !== asked(after) && { questions: after.questions }),
  };
}

/** An empty text is what Shopify says, template or not. */
const told = ({ text, isTemplate }: SaidField): string => (text.trim() === '' ? '' : `${isTemplate}:${text}`);

/** Terms of return as their fields show them; null: the text is none (a template). */
export function readReturns(text: string): { accepted: string; days: string; policyUrl: string } | null {
  if (text.trim() === '') return { accepted: '', days: '', policyUrl: '' };
  try {
    const { accepted, days, policyUrl } = JSON.parse(text) as Record<string, unknown>;
    if (typeof accepted !== 'boolean') return null;
    return { accepted: accepted ? 'yes' : 'no', days: asText(days), policyUrl: asText(policyUrl) };
  } catch {
    return null;
  }
}

/** The override's text for terms of return; days that are no number stay as they are, for the check to refuse. */
export function writeReturns({
  accepted,
  days,
  policyUrl,
}: NonNullable<ReturnType<typeof readReturns>>): string {
  if (accepted === '') return '';
  const typed = days.trim();
  return JSON.stringify({
    accepted: accepted === 'yes',
    days: typed === '' ? null : /^\d{1,9}$/.test(typed) ? Number(typed) : typed,
    policyUrl: policyUrl.trim() || null,
  });
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
