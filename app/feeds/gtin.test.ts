import { expect, test } from 'vitest';
import { toGtin } from './gtin.ts';

test.each(['96385074', '036000291452', '4006381333931', '10012345000017', '9780306406157'])(
  'GIVEN the GTIN %s THEN it is kept as it is',
  (barcode) => {
    expect(toGtin(barcode)).toBe(barcode);
  },
);

test.each([
  ['a wrong check digit', '4006381333932'],
  ['two digits swapped', '4006381333391'],
  ['an ISBN-10', '0306406152'],
  ['eleven digits', '03600029145'],
  ['dashes', '400-6381333931'],
  ['spaces', ' 4006381333931'],
  ['letters', 'B00ABCDEFG12'],
  ['nothing but zeros', '00000000'],
  ['no barcode', null],
])('GIVEN %s THEN there is no GTIN', (_what, barcode) => {
  expect(toGtin(barcode)).toBeNull();
});
