import type { Call } from '../http/call.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { renderGrantedToken, renderIssuedToken } from '../render/shared-tokens.ts';
import type { DeactivatedReason, SharedTokenRow } from '../state/records.ts';
import { formatAmount } from './charge-amount.ts';

/** What payment functions need of a call; the control endpoints build it without a request. */
export type PaymentContext = Pick<Call<unknown>, 'state' | 'account' | 'emit'>;

/**
 * Reads a token and marks it expired if its time has come. Stripe does so by a timer; here it happens, with its
 * event, when somebody looks.
 */
export function findSharedToken(context: PaymentContext, id: string): SharedTokenRow | undefined {
  const row = context.state.sharedTokens.get(id);
  if (!row || row.deactivatedAt !== null || row.expiresAt === null) return row;
  return row.expiresAt <= context.state.now() ? deactivateToken(context, row, 'expired') : row;
}

/** Ends a token's life and tells both sides. */
export function deactivateToken(
  context: PaymentContext,
  row: SharedTokenRow,
  reason: DeactivatedReason,
): SharedTokenRow {
  const ended = context.state.sharedTokens.patch(row.id, {
    deactivatedAt: context.state.now(),
    deactivatedReason: reason,
  });
  tellToken(context, ended, 'deactivated');
  return ended;
}

/** Sends `shared_payment.granted_token.*` to the seller and `shared_payment.issued_token.*` to the agent. */
export function tellToken(context: PaymentContext, row: SharedTokenRow, what: string): void {
  if (what === 'deactivated' || what === 'used')
    context.emit(`shared_payment.granted_token.${what}`, renderGrantedToken(context.state, row), {
      account: row.account,
    });
  if (row.issuer)
    context.emit(`shared_payment.issued_token.${what}`, renderIssuedToken(row), { account: row.issuer });
}

/**
 * The token, if it can pay this amount now. Stripe publishes no codes for these refusals: they are taken to be
 * plain `invalid_request_error`s naming the parameter at fault. An open authorisation is counted against the
 * limit here (Stripe only says that captures are): the stricter reading, so that nobody relies on the laxer one.
 * @throws StripeError 400
 */
export function usableToken(
  context: PaymentContext,
  id: string,
  amount: number,
  currency: string,
  param: string,
): SharedTokenRow {
  const row = findSharedToken(context, id);
  if (!row || row.account !== context.account.id)
    throw noSuch('shared_payment.granted_token', id, param, 'parameter');
  const refuse = (message: string, at = param) =>
    invalidRequest(`The shared payment token ${id} ${message}`, { param: at });
  if (row.deactivatedReason) throw refuse(`can no longer be used: it is ${row.deactivatedReason}.`);
  if (row.issuedStatus === 'requires_action') throw refuse('requires action by the agent first.');
  if (row.currency !== currency)
    throw refuse(`is limited to ${row.currency}; it cannot pay in ${currency}.`, 'currency');
  const left = row.maxAmount - row.amountCaptured - row.amountReserved;
  if (amount > left)
    throw refuse(
      `can pay at most ${formatAmount(left, currency)} ${currency}; ${formatAmount(amount, currency)} was asked.`,
      'amount',
    );
  return row;
}

/** Counts an authorisation against the token. */
export function reserveToken(context: PaymentContext, id: string, amount: number): void {
  const row = context.state.sharedTokens.get(id)!;
  context.state.sharedTokens.patch(id, { amountReserved: row.amountReserved + amount });
}

/** Turns `reserved` of an authorisation into `captured` usage (0 for a release); a token used up is consumed. */
export function settleToken(context: PaymentContext, id: string, reserved: number, captured: number): void {
  const row = context.state.sharedTokens.get(id)!;
  const amountCaptured = row.amountCaptured + captured;
  const consumed = amountCaptured >= row.maxAmount && row.deactivatedAt === null;
  const settled = context.state.sharedTokens.patch(id, {
    amountCaptured,
    amountReserved: row.amountReserved - reserved,
    ...(consumed && { deactivatedAt: context.state.now(), deactivatedReason: 'consumed' as const }),
  });
  if (captured > 0) tellToken(context, settled, 'used');
}
