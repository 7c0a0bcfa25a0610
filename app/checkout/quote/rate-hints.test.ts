import { describe, expect, test } from 'vitest';
import { sampleQuotedState } from '#tests/checkout-samples.ts';
import { guessHolds, guessShipping } from './guess-option.ts';
import { RateHints } from './rate-hints.ts';

const OPTION = sampleQuotedState().options[0]!;
const CALIFORNIA = { country: 'US', state: 'CA' };
const HINT = { type: 'shipping', title: 'Standard', code: 'Standard', amount: 500 };

describe('RateHints', () => {
  test('GIVEN an option was noted THEN it is known for the same shop and state only, without its handle', () => {
    const hints = new RateHints();
    hints.note('shop_1', CALIFORNIA, OPTION);
    expect(hints.recall('shop_1', CALIFORNIA)).toEqual(HINT);
    expect(hints.recall('shop_2', CALIFORNIA)).toBeNull();
    expect(hints.recall('shop_1', { country: 'US', state: 'OR' })).toBeNull();
  });

  test('GIVEN picking up THEN it is not kept', () => {
    const hints = new RateHints();
    hints.note('shop_1', CALIFORNIA, { ...OPTION, type: 'pickup' });
    expect(hints.recall('shop_1', CALIFORNIA)).toBeNull();
  });

  test('GIVEN a wrong guess THEN nothing is guessed for that shop any more', () => {
    const hints = new RateHints();
    for (const shop of ['shop_1', 'shop_2']) hints.note(shop, CALIFORNIA, OPTION);
    hints.distrust('shop_1');
    expect([hints.recall('shop_1', CALIFORNIA), hints.trusts('shop_1')]).toEqual([null, false]);
    expect([hints.recall('shop_2', CALIFORNIA), hints.trusts('shop_2')]).toEqual([HINT, true]);
  });

  test('GIVEN more places than are kept THEN the oldest goes', () => {
    const hints = new RateHints();
    for (let n = 0; n <= 5000; n++) hints.note(`shop_${n}`, CALIFORNIA, OPTION);
    expect(hints.recall('shop_0', CALIFORNIA)).toBeNull();
    expect(hints.recall('shop_5000', CALIFORNIA)).toEqual(HINT);
  });
});

describe('a guess', () => {
  const guess = { ...OPTION, handle: null };

  test('goes to Shopify by name and price, for picking up by its handle', () => {
    expect(guessShipping(guess)).toEqual({ title: 'Standard', amount: 500 });
    expect(guessShipping({ ...guess, type: 'pickup', handle: 'h' })).toEqual({ handle: 'h' });
  });

  test.each([
    ['the same', {}, true],
    ['dearer', { amount: 501 }, false],
    ['called otherwise', { title: 'Express' }, false],
    ['another rate', { code: 'express' }, false],
    ['another way', { type: 'local_delivery' as const }, false],
  ])('GIVEN the option is %s THEN what was calculated counts: %s', (_, changes, holds) => {
    expect(guessHolds(guess, { ...OPTION, ...changes })).toBe(holds);
  });

  test('GIVEN picking up with a new handle THEN it does not count', () => {
    const pickup = { ...OPTION, type: 'pickup' as const };
    expect(guessHolds({ ...pickup, handle: 'handle-1' }, pickup)).toBe(true);
    expect(guessHolds({ ...pickup, handle: 'old' }, pickup)).toBe(false);
  });
});
