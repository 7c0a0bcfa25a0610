import { expect, test } from 'vitest';
import { SAMPLE_ADDRESS, sampleQuotedState, sampleState } from '#tests/checkout-samples.ts';
import { applyChanges } from './session-changes.ts';

const before = sampleQuotedState({
  recipient: { name: 'Ada', phone: '+1', address: SAMPLE_ADDRESS },
  orderNotes: 'Ring twice',
});

test('GIVEN a change that names nothing THEN all stays, but what was told last', () => {
  const told = { ...before, notices: [{ severity: 'info' as const, code: 'hello', text: 'Hello.' }] };
  expect(applyChanges(told, {})).toEqual(before);
});

test('GIVEN a recipient with one field THEN the others stay; null clears a field, or the whole', () => {
  expect(applyChanges(before, { recipient: { name: 'Grace' } }).recipient).toEqual({
    name: 'Grace',
    phone: '+1',
    address: SAMPLE_ADDRESS,
  });
  expect(applyChanges(before, { recipient: { address: null } }).recipient).toEqual({
    name: 'Ada',
    phone: '+1',
  });
  expect(applyChanges(before, { recipient: null }).recipient).toBeNull();
});

test.each([
  ['what the header asks for', { language: 'de', locale: 'fr-FR' }, 'de'],
  ['the locale, where the header asks for nothing Aisle speaks', { language: null, locale: 'fr-FR' }, 'fr'],
  ['as before, where nobody asks', {}, 'es'],
] as const)('THEN the language is %s', (_, changes, expected) => {
  expect(applyChanges(sampleState({ language: 'es' }), changes).language).toBe(expected);
});
