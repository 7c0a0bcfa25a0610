import { expect, test } from 'vitest';
import { readOrderFilter } from './order-filter.ts';

test('GIVEN an address THEN only filters that can be are read', () => {
  const params = new URLSearchParams(
    'status=shipped&risk=terrible&from=2026-13-40&search=%20%231001%20&mode=&x=1',
  );
  expect(readOrderFilter(params)).toEqual({ status: 'shipped', search: '#1001' });
});
