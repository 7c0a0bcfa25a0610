import { expect, test } from 'vitest';
import { readNewRule, type RuleFields } from '#app/catalog/eligibility/eligibility-rule.ts';
import { checkOverride } from '#app/catalog/voice/check-override.ts';
import type { OverrideField } from '#app/catalog/voice/override.ts';
import { readQuestions } from '#app/catalog/voice/question-list.ts';
import { translatorFor } from '#app/i18n/translator-for.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { refusalResponse } from '../refusal-response.ts';
import { readRulesRequest } from './read-rule-form.ts';
import { toRuleForm } from './rule-form.ts';
import { wordRefusal } from './word-refusal.ts';

const german = { t: translatorFor('de') };
/** What the domain refuses, in German. */
function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return wordRefusal(error as AppError, german);
  }
  throw new Error('It was not refused.');
}

const said = (field: OverrideField, value: string, isTemplate = false) =>
  checkOverride({ field, value, isTemplate });

test.each<[run: () => unknown, words: string]>([
  [() => said('title', ' '), 'Füllen Sie dieses Feld aus.'],
  [() => said('title', 'x'.repeat(501)), 'Höchstens 500 Zeichen.'],
  [() => said('condition', 'fine'), 'Geben Sie new, refurbished oder used ein.'],
  [
    () => said('return_policy', '{"accepted":true,"days":0}'),
    'Prüfen Sie die Tage und die Adresse der Seite über Rückgaben.',
  ],
  [() => said('title', '{{ product.secret }}', true), 'Es gibt keine Variable product.secret (Zeile 1).'],
  [
    () => said('title', '{% for a in b %}', true),
    'Die Vorlage funktioniert nicht: tag "for" not found, line:1, col:1',
  ],
  [() => readQuestions([{ question: '', answer: 'a' }]), 'Füllen Sie dieses Feld aus.'],
  [() => readQuestions([{ question: 'x'.repeat(501), answer: 'a' }]), 'Höchstens 500 Zeichen.'],
])('%s is refused in the reader’s words: %s', (run, words) => {
  expect(refusalOf(run)).toBe(words);
});

const rule: RuleFields = { name: 'A', effect: 'hidden', enabled: true, conditions: {} };
test.each<[Partial<RuleFields>, string]>([
  [{ name: '' }, 'Füllen Sie dieses Feld aus.'],
  [{ conditions: { productIds: ['x'] } }, 'Geben Sie IDs von Shopify ein: nur Ziffern.'],
  [{ conditions: { countries: ['XX'] } }, 'Geben Sie Ländercodes mit zwei Buchstaben ein, zum Beispiel FR.'],
  [{ conditions: { price: { min: 2, max: 1 } } }, 'Der erste Wert darf nicht über dem zweiten liegen.'],
  [{ conditions: { tags: Array.from({ length: 251 }, (_, index) => String(index)) } }, 'Das sind zu viele.'],
])('a rule with %j is refused in the reader’s words', (part, words) => {
  expect(refusalOf(() => readNewRule({ ...rule, ...part }))).toBe(words);
});

test.each([
  ['price', 'Geben Sie einen Geldbetrag ein.'],
  ['stock', 'Geben Sie eine ganze Zahl ein.'],
] as const)('a %s that is none is refused in the reader’s words', (range, words) => {
  const form = toRuleForm('EUR');
  const add = { ...form, ranges: { ...form.ranges, [range]: { min: 'x', max: '' } } };
  expect(refusalOf(() => readRulesRequest({ intent: 'try', change: { add } }, 'EUR'))).toBe(words);
});

test('what is gone or decided says so; what is no refusal stays', () => {
  const words = (code: 'not_found' | 'conflict') =>
    refusalOf(() => {
      throw new AppError(code, 'x');
    });
  expect(words('not_found')).toBe('Das gibt es nicht mehr. Laden Sie die Seite neu.');
  expect(words('conflict')).toBe('Darüber wurde inzwischen entschieden. Laden Sie die Seite neu.');
  const fault = new Error('x');
  expect(() => refusalResponse(fault, (refused) => wordRefusal(refused, german))).toThrow(fault);
});
