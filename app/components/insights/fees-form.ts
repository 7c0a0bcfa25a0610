import { AppError } from '#app/kernel/app-error.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import type { Fees } from '#app/insights/set-fees.server.ts';

const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?$/;

/** `2.9` → 290 hundredths of a percent. @throws AppError `invalid` */
function readPercent(text: string, param: string): number {
  const [, whole, fraction = ''] = PERCENT.exec(text.trim()) ?? [];
  const bps = whole === undefined ? Number.NaN : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  if (!(bps <= 10_000)) throw new AppError('invalid', `"${text}" is no percentage.`, { param });
  return bps;
}

/** 290 → `2.9`. */
export function writePercent(bps: number): string {
  return String(bps / 100);
}

/** Reads the form of the fees. @throws AppError `invalid` whose `param` is the field */
export function readFeesForm(form: FormData, currency: string): Fees {
  const text = (name: string) => String(form.get(name) ?? '');
  const commissions = [...form.keys()].filter((name) => name.startsWith('commission:'));
  return {
    stripeFeeBps: readPercent(text('stripePercent'), 'stripePercent'),
    stripeFeeFixed: readSum(text('stripeFixed'), currency),
    commissions: Object.fromEntries(
      commissions.map((name) => [name.slice('commission:'.length), readPercent(text(name), name)]),
    ),
  };
}

function readSum(text: string, currency: string): number {
  try {
    return parseDecimal(text, currency);
  } catch {
    throw new AppError('invalid', `"${text}" is no sum of money.`, { param: 'stripeFixed' });
  }
}
