import type { Reader } from '#app/i18n/reader.ts';
import type { Messages } from '#app/i18n/messages/messages.ts';

type RuleKey = keyof Messages['catalog']['rules'];

/** Where the message catalogue words a rule of feeds or of quality: `openai.title.required` → `openai_title_required`. */
export function ruleKey(id: string): RuleKey {
  return id.replace(/[.-]/g, '_') as RuleKey;
}

/** What is wrong, and what to do about it, for the merchant. */
export function ruleWords(id: string, { t }: Pick<Reader, 't'>): { problem: string; fix: string } {
  const key = ruleKey(id);
  return { problem: t(`catalog.rules.${key}.problem`), fix: t(`catalog.rules.${key}.fix`) };
}
