import { describe, expect, test } from 'vitest';
import type { AddressRecord } from '#sandbox/shopify/state/records.ts';
import { shippingRates } from './shipping-rates.ts';

const shop = {
  shippingZones: [
    { name: 'World', countries: ['*'], rates: [{ code: 'world', title: 'World', priceMinor: 3000 }] },
    {
      name: 'US',
      countries: ['US'],
      rates: [
        { code: 'express', title: 'Express', priceMinor: 2500 },
        { code: 'standard', title: 'Standard', priceMinor: 500, freeAboveMinor: 7500 },
      ],
    },
  ],
};

function to(countryCode: string | null, zip = '97201'): AddressRecord {
  const empty = { firstName: null, lastName: null, company: null, address1: null, address2: null };
  return { ...empty, city: null, provinceCode: null, phone: null, countryCode, zip };
}

const cart = (subtotalMinor: number, quantity = 1, requiresShipping = true) => ({
  lines: [{ key: 'mug', quantity, requiresShipping }],
  subtotalMinor,
});

describe('shippingRates', () => {
  test.each([
    [7499, 500],
    [7500, 0],
  ])('GIVEN goods of %i THEN Standard costs %i, in the order of the zone', (subtotal, price) => {
    const rates = shippingRates(shop, cart(subtotal), to('US'));
    expect(rates.map((rate) => [rate.code, rate.priceMinor])).toEqual([
      ['express', 2500],
      ['standard', price],
    ]);
  });

  test('GIVEN a country without a zone of its own THEN the rest of the world applies', () => {
    expect(shippingRates(shop, cart(1000), to('JP')).map((rate) => rate.code)).toEqual(['world']);
  });

  test.each([
    ['no country', to(null), cart(1000)],
    ['no address', null, cart(1000)],
    ['nothing to ship', to('US'), cart(1000, 1, false)],
  ])('GIVEN %s THEN there are no rates', (_what, address, goods) => {
    expect(shippingRates(shop, goods, address)).toEqual([]);
  });

  test('GIVEN the same cart and address THEN the handle is the same; another price, place or quantity changes it', () => {
    const handle = (subtotal: number, zip: string, quantity: number) =>
      shippingRates(shop, cart(subtotal, quantity), to('US', zip))[1]!.handle;
    const first = handle(1000, '97201', 1);
    expect(handle(1000, '97201', 1)).toBe(first);
    const others = [handle(7500, '97201', 1), handle(1000, '10001', 1), handle(1000, '97201', 2)];
    expect(others).not.toContain(first);
  });
});
