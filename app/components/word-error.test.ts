import { expect, test } from 'vitest';
import { AppError } from '#app/kernel/app-error.ts';
import { readerIn } from '#tests/reader.ts';
import { wordError } from './word-error.ts';

const refused = new AppError('invalid', 'every_hours: Too big', { param: 'every_hours' });

test('GIVEN English THEN it is what the domain says', () => {
  expect(wordError(readerIn('en'))(refused)).toBe('every_hours: Too big');
});

test.each([
  [refused, 'Dieser Wert kann nicht verwendet werden (every_hours)'],
  [new AppError('missing', 'x'), 'Hier fehlt eine Angabe'],
  [new AppError('not_found', 'x', { param: 'feed' }), 'Das gibt es nicht mehr. Laden Sie die Seite neu.'],
  [new AppError('conflict', 'x'), 'Das hat sich inzwischen geändert. Laden Sie die Seite neu.'],
  [new AppError('rate_limited', 'x'), 'Das ging nicht. Versuchen Sie es später noch einmal.'],
])('GIVEN German and %s THEN it is told by its kind and field', (error, words) => {
  expect(wordError(readerIn('de'))(error)).toBe(words);
});
