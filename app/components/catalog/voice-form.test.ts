import { expect, test } from 'vitest';
import { readVoiceChanges } from './read-voice-changes.ts';
import { changedVoice, readReturns, toVoiceForm, writeReturns, type VoiceForm } from './voice-form.ts';

const STORED = toVoiceForm(
  [
    { field: 'title', value: 'A mug', isTemplate: false },
    { field: 'description', value: '{{ product.title }}', isTemplate: true },
  ],
  [{ question: 'Dishwasher?', answer: 'Yes' }],
);
const say = (field: keyof VoiceForm['fields'], text: string, isTemplate = false): VoiceForm => ({
  ...STORED,
  fields: { ...STORED.fields, [field]: { text, isTemplate } },
});

test('a form that nobody touched changes nothing', () => {
  expect(changedVoice(STORED, STORED)).toEqual({});
  expect(changedVoice(STORED, say('brand', '  ', true))).toEqual({});
});

test('what is changed is sent, and what is emptied is taken back', () => {
  const changed = changedVoice(STORED, { ...say('title', ''), questions: [] });
  expect(readVoiceChanges(changed)).toEqual({ changes: { title: null }, questions: [] });
  expect(readVoiceChanges(changedVoice(STORED, say('title', 'A mug', true)))).toEqual({
    changes: { title: { value: 'A mug', isTemplate: true } },
    questions: undefined,
  });
});

test.each([null, 'x', { fields: { price: { text: '1', isTemplate: false } } }, { fields: { title: 'x' } }])(
  '%j is refused',
  (given) => expect(() => readVoiceChanges(given)).toThrow('This is no form of this page.'),
);

test.each([
  ['', { accepted: '', days: '', policyUrl: '' }],
  ['{"accepted":true,"days":30,"policyUrl":null}', { accepted: 'yes', days: '30', policyUrl: '' }],
  [
    '{"accepted":false,"days":null,"policyUrl":"https://a.example"}',
    { accepted: 'no', days: '', policyUrl: 'https://a.example' },
  ],
])('the terms of return %j stand in fields, and come back', (text, terms) => {
  expect(readReturns(text)).toEqual(terms);
  expect(writeReturns(terms)).toBe(text);
});

test.each(['{{ x }}', '[]', '3', '{"accepted":"yes"}'])('%j is no terms of return', (text) => {
  expect(readReturns(text)).toBeNull();
});
