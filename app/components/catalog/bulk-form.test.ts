import { expect, test } from 'vitest';
import { chosenProducts } from './bulk-form.ts';
import { readBulkRequest } from './read-bulk-form.ts';

const FORM = {
  ...{ intent: 'try', target: 'selected', filterValue: '', productIds: ['1', '2'], agent: null },
  ...{ field: 'title', text: 'A mug', isTemplate: false },
};
const SAID = { connectionId: null, field: 'title', value: 'A mug', isTemplate: false };

test.each([
  [{}, { ...SAID, filterField: null, filterValue: null, productIds: ['1', '2'] }],
  [{ target: 'all' }, { ...SAID, filterField: null, filterValue: null }],
  [
    { target: 'tag', filterValue: ' sale ' },
    { ...SAID, filterField: 'tag', filterValue: 'sale' },
  ],
])('%j is an edit', (part, edit) => {
  expect(readBulkRequest({ ...FORM, ...part })).toEqual({ intent: 'try', edit });
});

test('a filter without a value is refused by its field', () => {
  const read = () => readBulkRequest({ ...FORM, target: 'vendor', filterValue: ' ' });
  expect(read).toThrow(expect.objectContaining({ param: '$.filter' }));
});

test.each([null, { ...FORM, intent: 'drop' }, { ...FORM, productIds: ["1'"] }, { ...FORM, field: 'price' }])(
  '%j is refused',
  (given) => expect(() => readBulkRequest(given)).toThrow('This cannot be asked of the catalogue.'),
);

test('an address names products; what is no product’s id is left out', () => {
  expect(chosenProducts(new URLSearchParams('products=1,2,x,1,'))).toEqual(['1', '2']);
  expect(chosenProducts(new URLSearchParams(''))).toEqual([]);
});
