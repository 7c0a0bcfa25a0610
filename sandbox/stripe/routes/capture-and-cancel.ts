import { z } from 'zod';
import { route } from '../http/call.ts';
import { anything, integer, metadata, parameters } from '../http/parameters.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { cancelIntent } from '../payments/cancel-intent.ts';
import { disputeIfPlanned } from '../payments/open-dispute.ts';
import { releaseFunds } from '../payments/release-funds.ts';
import { settleToken } from '../payments/shared-token-usage.ts';
import { renderCharge, renderPaymentIntent } from '../render/payment-objects.ts';
import { mergeMetadata } from './intent-parameters.ts';
import { assertStatus, findIntent } from './payment-intents.ts';

const capture = route({
  method: 'POST',
  path: '/v1/payment_intents/:intent/capture',
  name: 'paymentIntents.capture',
  permission: 'payment_intent_write',
  params: parameters({
    amount_to_capture: integer.optional(),
    metadata: metadata.optional(),
    final_capture: anything.optional(),
    statement_descriptor: anything.optional(),
    statement_descriptor_suffix: anything.optional(),
  }),
  run(call) {
    const { state, params } = call;
    const intent = findIntent(call);
    assertStatus(intent, 'captured', ['requires_capture']);
    const amount = params.amount_to_capture ?? intent.amountCapturable;
    if (amount < 1)
      throw invalidRequest('This value must be greater than or equal to 1.', {
        code: 'parameter_invalid_integer',
        param: 'amount_to_capture',
      });
    if (amount > intent.amountCapturable)
      throw invalidRequest(
        'The amount you tried to capture is greater than the remaining capturable amount of this PaymentIntent.',
        { code: 'amount_too_large', param: 'amount_to_capture' },
      );
    if (intent.sharedToken) settleToken(call, intent.sharedToken, intent.amountCapturable, amount);
    const charge = state.charges.patch(intent.latestCharge!, { captured: true, amountCaptured: amount });
    const captured = state.paymentIntents.patch(intent.id, {
      status: 'succeeded',
      amountCapturable: 0,
      amountReceived: amount,
      metadata: mergeMetadata(intent.metadata, params.metadata),
    });
    call.emit('charge.captured', renderCharge(charge));
    if (amount < intent.amountCapturable)
      releaseFunds(call, charge, intent.amountCapturable - amount, { reason: null, metadata: {} });
    call.emit('payment_intent.succeeded', renderPaymentIntent(captured));
    disputeIfPlanned(call, charge);
    return renderPaymentIntent(captured);
  },
});

const cancel = route({
  method: 'POST',
  path: '/v1/payment_intents/:intent/cancel',
  name: 'paymentIntents.cancel',
  permission: 'payment_intent_write',
  params: parameters({
    cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  }),
  run(call) {
    const intent = findIntent(call);
    assertStatus(intent, 'canceled', [
      'requires_payment_method',
      'requires_capture',
      'requires_confirmation',
      'requires_action',
    ]);
    return renderPaymentIntent(cancelIntent(call, intent, call.params.cancellation_reason ?? null));
  },
});

export const captureAndCancelRoutes = [capture, cancel];
