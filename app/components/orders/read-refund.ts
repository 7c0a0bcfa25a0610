import { AppError } from '#app/kernel/app-error.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import type { RefundInput } from '#app/orders/refunds/refund-order.server.ts';

/**
 * Reads the form of a refund.
 * @param currency of the shop, in which orders are counted
 * @throws AppError `invalid` for what is no sum
 */
export function readRefund(form: FormData, currency: string): RefundInput {
  const given = String(form.get('amount') ?? '').trim();
  const reason = String(form.get('reason') ?? '')
    .trim()
    .slice(0, 200);
  const key = String(form.get('key') ?? '').slice(0, 64) || undefined;
  try {
    return { amount: parseDecimal(given, currency), reason, requestKey: key };
  } catch {
    throw new AppError('invalid', `"${given}" is no sum of money.`, { param: '$.amount' });
  }
}
