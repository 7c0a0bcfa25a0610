import type { Reader } from '#app/i18n/reader.ts';
import type { AppError } from '#app/kernel/app-error.ts';

type Words = Pick<Reader, 't'>;

/** Problems that the domain tells, by how it tells them; what stands in none of them is shown as it is. */
const TOLD = [
  [/is empty$|names nothing$|is missing$/, 'empty'],
  [/longer than (?<most>\d+) characters|<=(?<limit>\d+) characters/, 'tooLong'],
  [/names more than|has at most|^Choose 1 to/, 'tooMany'],
  [/must be a sum of money$/, 'noMoney'],
  [/must be a whole number$/, 'noNumber'],
  [/is no id of Shopify/, 'noId'],
  [/is no country/, 'noCountry'],
  [/has no value within$/, 'noRange'],
  [/is none of new, refurbished, used$/, 'noCondition'],
  [/^return_policy: /, 'noReturns'],
  [/There is no variable (?<name>\S+), line:(?<line>\d+)/, 'noVariable'],
  [/^(?:[a-z_]+: )?(?<problem>.*, line:\d.*)$/s, 'noTemplate'],
] as const;

/** What is wrong with a field, in the reader's words. @param text as the domain tells it */
export function wordProblem(text: string, { t }: Words): string {
  for (const [pattern, key] of TOLD) {
    const found = pattern.exec(text);
    if (!found) continue;
    const { most, limit, name = '', line = '', problem = '' } = found.groups ?? {};
    return t(`catalog.refusals.${key}`, { most: most ?? limit ?? '', name, line, problem });
  }
  return text;
}

/** A refusal of the catalogue's pages in the reader's words. */
export function wordRefusal({ code, message }: AppError, reader: Words): string {
  if (code === 'not_found') return reader.t('catalog.refusals.gone');
  if (code === 'conflict') return reader.t('catalog.refusals.changed');
  return wordProblem(message, reader);
}
