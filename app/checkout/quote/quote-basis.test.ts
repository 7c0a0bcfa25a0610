import { expect, test } from 'vitest';
import { SAMPLE_ADDRESS, sampleLine, sampleQuotedState } from '#tests/checkout-samples.ts';
import type { SessionState } from '../session/session.ts';
import { cartBasis, quoteBasis } from './quote-basis.ts';

const basis = (changes: Partial<SessionState> = {}, option: string | null = 'shipping_standard') =>
  quoteBasis(sampleQuotedState(changes), option);
const address = (changes: object) => ({ recipient: { address: { ...SAMPLE_ADDRESS, ...changes } } });

test.each<[string, Partial<SessionState>]>([
  ['the buyer', { buyer: { email: 'other@example.com' } }],
  ['the name in the address', address({ name: 'Charles Babbage', company: 'Engines' })],
  ['the phone', { recipient: { phone: '+14155550111', address: SAMPLE_ADDRESS } }],
  ['names and stock of a line', { lines: [sampleLine({ name: 'Cup', available: 1 })] }],
  ['notes, language and metadata', { orderNotes: 'Ring twice', language: 'de', metadata: { a: 1 } }],
])('GIVEN another %s THEN nothing that matters has changed', (_, changes) => {
  expect(basis(changes)).toBe(basis());
});

test.each<[string, Partial<SessionState>]>([
  ['variant', { lines: [sampleLine({ variantId: '44002' })] }],
  ['quantity', { lines: [sampleLine({ quantity: 2 })] }],
  ['price', { lines: [sampleLine({ unitAmount: 1000 })] }],
  ['need of shipping', { lines: [sampleLine({ requiresShipping: false })] }],
  ['street', address({ lineOne: '1 Main Street' })],
  ['second line', address({ lineTwo: 'Apt 2' })],
  ['city', address({ city: 'Oakland' })],
  ['state', address({ state: 'OR' })],
  ['postal code', address({ postalCode: '94103' })],
  ['country', address({ country: 'CA' })],
  ['code', { discountCodes: ['TEN'] }],
  ['currency', { presentmentCurrency: 'EUR' }],
])('GIVEN another %s THEN it matters', (_, changes) => {
  expect(basis(changes)).not.toBe(basis());
});

test('GIVEN another option THEN the quote is another, the cart is the same', () => {
  expect(basis({}, 'shipping_express')).not.toBe(basis());
  expect(cartBasis(sampleQuotedState({ presentmentCurrency: 'EUR' }))).toBe(cartBasis(sampleQuotedState()));
});

test('GIVEN discount codes THEN who the buyer is matters, how they are written does not', () => {
  const of = (email: string, code = 'TEN') => basis({ buyer: { email }, discountCodes: [code] });
  expect(of('ada@example.com')).not.toBe(of('bob@example.com'));
  expect(of('Ada@Example.com ', ' ten')).toBe(of('ada@example.com'));
});
