import { z } from 'zod';
import { route, type Call } from '../http/call.ts';
import { listPage } from '../http/list.ts';
import { createdRange, isWithin } from '../http/created-range.ts';
import { boolean, integer, listParameters, metadata, parameters, text } from '../http/parameters.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { formatAmount } from '../payments/charge-amount.ts';
import { releaseFunds } from '../payments/release-funds.ts';
import { renderCharge, renderRefund } from '../render/payment-objects.ts';
import type { ChargeRow } from '../state/records.ts';
import { mergeMetadata } from './intent-parameters.ts';

const retrieveCharge = route({
  method: 'GET',
  path: '/v1/charges/:charge',
  name: 'charges.retrieve',
  permission: 'charge_read',
  params: parameters({}),
  run({ state, account, path }) {
    const row = state.charges.get(path.charge!);
    if (row?.account !== account.id) throw noSuch('charge', path.charge!, 'id', 'path');
    return renderCharge(row);
  },
});

const listCharges = route({
  method: 'GET',
  path: '/v1/charges',
  name: 'charges.list',
  permission: 'charge_read',
  params: listParameters({ payment_intent: text.optional() }),
  run({ state, account, params }) {
    const rows = state.charges.filter(
      (row) =>
        row.account === account.id && (!params.payment_intent || row.paymentIntent === params.payment_intent),
    );
    return listPage('/v1/charges', rows, params, renderCharge);
  },
});

const createRefund = route({
  method: 'POST',
  path: '/v1/refunds',
  name: 'refunds.create',
  permission: 'charge_write',
  params: parameters({
    payment_intent: text.optional(),
    charge: text.optional(),
    amount: integer.optional(),
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    metadata: metadata.optional(),
    refund_application_fee: boolean.optional(),
    reverse_transfer: boolean.optional(),
  }),
  run(call) {
    const { params } = call;
    const charge = refundableCharge(call, params);
    const left = charge.amountCaptured - refundedBeyondRelease(charge);
    const money = (amount: number) => `${formatAmount(amount, charge.currency)} ${charge.currency}`;
    if (left === 0)
      throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
        code: 'charge_already_refunded',
      });
    const amount = params.amount ?? left;
    if (amount < 1)
      throw invalidRequest('This value must be greater than or equal to 1.', {
        code: 'parameter_invalid_integer',
        param: 'amount',
      });
    if (amount > left)
      throw invalidRequest(
        `Refund amount (${money(amount)}) is greater than unrefunded amount on charge (${money(left)})`,
        { param: 'amount' },
      );
    return renderRefund(
      releaseFunds(call, charge, amount, {
        reason: params.reason ?? null,
        metadata: mergeMetadata({}, params.metadata),
      }),
    );
  },
});

const retrieveRefund = route({
  method: 'GET',
  path: '/v1/refunds/:refund',
  name: 'refunds.retrieve',
  permission: 'charge_read',
  params: parameters({}),
  run({ state, account, path }) {
    const row = state.refunds.get(path.refund!);
    if (row?.account !== account.id) throw noSuch('refund', path.refund!, 'id', 'path');
    return renderRefund(row);
  },
});

const listRefunds = route({
  method: 'GET',
  path: '/v1/refunds',
  name: 'refunds.list',
  permission: 'charge_read',
  params: listParameters({
    payment_intent: text.optional(),
    charge: text.optional(),
    created: createdRange.optional(),
  }),
  run({ state, account, params }) {
    const rows = state.refunds.filter(
      (row) =>
        row.account === account.id &&
        isWithin(row.created, params.created) &&
        (!params.payment_intent || row.paymentIntent === params.payment_intent) &&
        (!params.charge || row.charge === params.charge),
    );
    return listPage('/v1/refunds', rows, params, renderRefund);
  },
});

export const chargeAndRefundRoutes = [retrieveCharge, listCharges, createRefund, retrieveRefund, listRefunds];

/** The captured charge to refund. @throws StripeError 400 */
function refundableCharge(
  { state, account }: Call<unknown>,
  params: { payment_intent?: string | undefined; charge?: string | undefined },
): ChargeRow {
  let id = params.charge;
  if (!id) {
    if (!params.payment_intent)
      throw invalidRequest(
        'One of the following params should be provided for this request: payment_intent or charge.',
        { code: 'parameter_missing', param: 'payment_intent' },
      );
    const intent = state.paymentIntents.get(params.payment_intent);
    if (intent?.account !== account.id)
      throw noSuch('payment_intent', params.payment_intent, 'payment_intent', 'parameter');
    if (intent.status !== 'succeeded')
      throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
        code: 'payment_intent_unexpected_state',
        param: 'payment_intent',
      });
    id = intent.latestCharge!;
  }
  const charge = state.charges.get(id);
  if (charge?.account !== account.id) throw noSuch('charge', id, 'charge', 'parameter');
  if (charge.disputed)
    throw invalidRequest(`Charge ${id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  if (!charge.captured)
    throw invalidRequest(`Charge ${id} is not captured; cancel its PaymentIntent instead.`, {
      param: 'charge',
    });
  return charge;
}

/** Refunds of captured money; what a partial capture released is in `amountRefunded` too. */
function refundedBeyondRelease(charge: ChargeRow): number {
  return charge.amountRefunded - (charge.amount - charge.amountCaptured);
}
