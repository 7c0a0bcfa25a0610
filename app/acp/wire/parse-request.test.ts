import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseRequest } from './parse-request.ts';

const schema = z.object({
  line_items: z.array(z.object({ id: z.string(), quantity: z.number().int().min(1) })).min(1),
  note: z.string().nullish(),
});

test('what fits is returned, without what nobody asked for', () => {
  const body = { line_items: [{ id: 'a', quantity: 1, more: true }], surprise: 1 };
  expect(parseRequest(schema, body)).toEqual({ line_items: [{ id: 'a', quantity: 1 }] });
});

test.each<[string, unknown, string, string]>([
  ['no body', undefined, 'missing', '$'],
  ['null', null, 'invalid', '$'],
  ['an array', [], 'invalid', '$'],
  ['an absent field', {}, 'missing', '$.line_items'],
  ['a field that is null', { line_items: null }, 'invalid', '$.line_items'],
  ['too few', { line_items: [] }, 'invalid', '$.line_items'],
  ['a wrong type deep down', { line_items: [{ id: 1, quantity: 1 }] }, 'invalid', '$.line_items[0].id'],
  [
    'an absent field deep down',
    { line_items: [{ id: 'a', quantity: 1 }, { id: 'b' }] },
    'missing',
    '$.line_items[1].quantity',
  ],
])('GIVEN %s THEN code and path say so', (_, body, code, param) => {
  expect(() => parseRequest(schema, body)).toThrow(expect.objectContaining({ code, param, status: 400 }));
});
