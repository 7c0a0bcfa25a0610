import { expect, test } from 'vitest';
import { sampleItem, sampleLine } from '#tests/checkout-samples.ts';
import { renameLines } from './rename-lines.ts';

test('GIVEN the catalogue in another language THEN a line takes its texts and nothing else', () => {
  const texts = { name: 'Tasse', description: 'Pour le thé.', options: [{ name: 'Couleur', value: 'Lac' }] };
  const line = sampleLine({ quantity: 2, unitAmount: 1100, available: 3 });
  const catalog = new Map([['44001', sampleItem({ ...texts, price: 1250, available: 7 })]]);
  expect(renameLines([line], catalog)).toEqual([{ ...line, ...texts }]);
});

test('GIVEN an item that has left the catalogue THEN its line keeps its texts', () => {
  const line = sampleLine();
  expect(renameLines([line], new Map())).toEqual([line]);
});
