import { expect, test } from 'vitest';
import { readRetention } from '#app/privacy/retention.ts';
import { readerIn } from '#tests/reader.ts';
import { readRetentionForm, toRetentionForm } from './present-data.ts';

const AT_FIRST = { retention: {}, activityBodyDays: 30 };
const reader = readerIn('en');
const form = toRetentionForm(readRetention(AT_FIRST));

test('GIVEN the form as it is shown THEN it is read as it was', () => {
  expect(readRetentionForm(form, reader)).toEqual({ ok: true, retention: readRetention(AT_FIRST) });
});

test('GIVEN periods that cannot be THEN each is told beside its field', () => {
  expect(
    readRetentionForm({ ...form, carts: '15', activity: 'x', sessions: '', evidence: '1' }, reader),
  ).toEqual({
    ok: false,
    fields: {
      sessions: 'Enter a whole number from 1 to 90.',
      carts: 'Enter a whole number from 1 to 14.',
      activity: 'Enter a whole number from 7 to 365.',
      evidence: 'Enter a whole number from 180 to 3650.',
    },
  });
  expect(readRetentionForm(null, reader).ok).toBe(false);
});
