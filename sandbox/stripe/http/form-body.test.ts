import { expect, test } from 'vitest';
import { parseForm } from './form-body.ts';

test.each([
  ['a=1&b=two+words%21', { a: '1', b: 'two words!' }],
  ['a[b][c]=1&a[d]=2', { a: { b: { c: '1' }, d: '2' } }],
  ['a[]=1&a[]=2', { a: ['1', '2'] }],
  ['a[1]=second&a[0]=first', { a: ['first', 'second'] }],
  ['a[0][b]=1&a[1][b]=2', { a: [{ b: '1' }, { b: '2' }] }],
  ['__proto__[polluted]=1', JSON.parse('{"__proto__":{"polluted":"1"}}') as object],
  ['', {}],
])('%s', (text, expected) => {
  expect(parseForm(text)).toEqual(expected);
  expect({}).not.toHaveProperty('polluted');
});

test.each(['a=1&a[b]=2', 'a[b]=2&a=1', 'a[b=2', '[a]=1', '=1'])('%s is refused', (text) => {
  expect(() => parseForm(text)).toThrow(expect.objectContaining({ status: 400 }));
});
