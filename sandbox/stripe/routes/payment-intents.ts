import { z } from 'zod';
import { route, type Call } from '../http/call.ts';
import { createdRange, isWithin } from '../http/created-range.ts';
import { listPage } from '../http/list.ts';
import { boolean, integer, listParameters, metadata, parameters } from '../http/parameters.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { assertChargeable } from '../payments/charge-amount.ts';
import { confirmIntent } from '../payments/confirm-intent.ts';
import { attachMethod, methodSource, paymentSource, type PaymentSource } from '../payments/payment-source.ts';
import { renderPaymentIntent } from '../render/payment-objects.ts';
import type { PaymentIntentRow, PaymentIntentStatus } from '../state/records.ts';
import {
  amountParameters,
  confirmParameters,
  echoed,
  echoedParameters,
  mergeMetadata,
  sourceParameters,
} from './intent-parameters.ts';

/** The intent named in the path. @throws StripeError 404 */
export function findIntent({ state, account, path }: Call<unknown>): PaymentIntentRow {
  const row = state.paymentIntents.get(path.intent!);
  if (row?.account !== account.id) throw noSuch('payment_intent', path.intent!, 'intent', 'path');
  return row;
}

/** Refuses an operation that the intent's status does not allow. */
export function assertStatus(
  intent: PaymentIntentRow,
  participle: 'captured' | 'canceled' | 'confirmed' | 'updated',
  allowed: PaymentIntentStatus[],
): void {
  if (allowed.includes(intent.status)) return;
  throw invalidRequest(
    `This PaymentIntent could not be ${participle} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${participle}: ${allowed.join(', ')}.`,
    { code: 'payment_intent_unexpected_state', payment_intent: renderPaymentIntent(intent) },
  );
}

const UNCONFIRMED: PaymentIntentStatus[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
];

const create = route({
  method: 'POST',
  path: '/v1/payment_intents',
  name: 'paymentIntents.create',
  permission: 'payment_intent_write',
  params: parameters({
    ...amountParameters,
    ...echoedParameters,
    ...confirmParameters,
    confirm: boolean.optional(),
    capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
    confirmation_method: z.enum(['automatic', 'manual']).optional(),
  }),
  run(call) {
    const { state, account, params } = call;
    assertChargeable(params.amount, params.currency);
    const source = paymentSource(call, params, params.amount, params.currency);
    const payable = params.confirm ? confirmable(source, params) : null;
    const id = state.newId('pi');
    const intent = state.paymentIntents.put({
      id,
      account: account.id,
      created: state.now(),
      amount: params.amount,
      currency: params.currency,
      captureMethod: params.capture_method ?? 'automatic_async',
      status: source ? 'requires_confirmation' : 'requires_payment_method',
      amountCapturable: 0,
      amountReceived: 0,
      clientSecret: state.newId(`${id}_secret`),
      paymentMethod: payable ? null : heldMethod(call, source),
      sharedToken: source?.sharedToken ?? null,
      latestCharge: null,
      canceledAt: null,
      cancellationReason: null,
      lastPaymentError: null,
      nextAction: null,
      metadata: mergeMetadata({}, params.metadata),
      echoed: echoed(params),
    });
    call.emit('payment_intent.created', renderPaymentIntent(intent));
    return renderPaymentIntent(
      payable ? confirmIntent(call, intent, payable, circumstances(params)) : intent,
    );
  },
});

const confirm = route({
  method: 'POST',
  path: '/v1/payment_intents/:intent/confirm',
  name: 'paymentIntents.confirm',
  permission: 'payment_intent_write',
  params: parameters(confirmParameters),
  run(call) {
    const intent = findIntent(call);
    assertStatus(intent, 'confirmed', UNCONFIRMED);
    const source =
      paymentSource(call, call.params, intent.amount, intent.currency) ?? storedSource(call, intent);
    const payable = confirmable(source, { ...intent.echoed, ...call.params });
    return renderPaymentIntent(confirmIntent(call, intent, payable, circumstances(call.params)));
  },
});

const update = route({
  method: 'POST',
  path: '/v1/payment_intents/:intent',
  name: 'paymentIntents.update',
  permission: 'payment_intent_write',
  params: parameters({
    ...echoedParameters,
    ...sourceParameters,
    amount: integer.optional(),
    metadata: metadata.optional(),
  }),
  run(call) {
    const { state, params } = call;
    const intent = findIntent(call);
    const amount = params.amount ?? intent.amount;
    if (params.amount !== undefined) {
      assertStatus(intent, 'updated', UNCONFIRMED);
      assertChargeable(amount, intent.currency);
    }
    const source = paymentSource(call, params, amount, intent.currency);
    if (source) assertStatus(intent, 'updated', UNCONFIRMED);
    return renderPaymentIntent(
      state.paymentIntents.patch(intent.id, {
        amount,
        metadata: mergeMetadata(intent.metadata, params.metadata),
        echoed: { ...intent.echoed, ...echoed(params) },
        ...(source && {
          status: 'requires_confirmation' as const,
          paymentMethod: heldMethod(call, source),
          sharedToken: source.sharedToken,
        }),
      }),
    );
  },
});

const retrieve = route({
  method: 'GET',
  path: '/v1/payment_intents/:intent',
  name: 'paymentIntents.retrieve',
  permission: 'payment_intent_read',
  params: parameters({}),
  run: (call) => renderPaymentIntent(findIntent(call)),
});

const list = route({
  method: 'GET',
  path: '/v1/payment_intents',
  name: 'paymentIntents.list',
  permission: 'payment_intent_read',
  params: listParameters({ created: createdRange.optional() }),
  run({ state, account, params }) {
    const rows = state.paymentIntents.filter(
      ({ account: owner, created }) => owner === account.id && isWithin(created, params.created),
    );
    return listPage('/v1/payment_intents', rows, params, renderPaymentIntent);
  },
});

export const paymentIntentRoutes = [create, confirm, update, retrieve, list];

interface ConfirmChoices {
  off_session?: boolean | undefined;
  error_on_requires_action?: boolean | undefined;
  return_url?: string | undefined;
  payment_method_options?: { card?: { request_three_d_secure?: string | undefined } | undefined } | undefined;
  payment_method_types?: unknown;
  automatic_payment_methods?: unknown;
}

function circumstances(params: ConfirmChoices) {
  return {
    offSession: Boolean(params.off_session || params.error_on_requires_action),
    returnUrl: params.return_url ?? null,
    wantsAuthentication: ['any', 'challenge'].includes(
      params.payment_method_options?.card?.request_three_d_secure ?? '',
    ),
  };
}

/**
 * Stripe wants a `return_url` unless redirecting methods are excluded. Its documented calls with a shared token
 * carry none, so tokens are let through.
 * @throws StripeError 400
 */
function confirmable(source: PaymentSource | null, params: ConfirmChoices): PaymentSource {
  if (!source)
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { code: 'payment_intent_unexpected_state' },
    );
  const automatic = params.automatic_payment_methods as { allow_redirects?: string } | undefined;
  const mayRedirect = !params.payment_method_types && automatic?.allow_redirects !== 'never';
  if (mayRedirect && !source.sharedToken && !params.return_url && !params.off_session)
    throw invalidRequest(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    );
  return source;
}

/** The source given earlier, checked again. */
function storedSource(call: Call<unknown>, intent: PaymentIntentRow): PaymentSource | null {
  if (intent.sharedToken)
    return paymentSource(
      call,
      { shared_payment_granted_token: intent.sharedToken },
      intent.amount,
      intent.currency,
    );
  return intent.paymentMethod ? methodSource(call, intent.paymentMethod) : null;
}

/** The PaymentMethod of an intent not yet confirmed; a shared token is cloned into one only on confirmation. */
function heldMethod(call: Call<unknown>, source: PaymentSource | null): string | null {
  return source && !source.sharedToken ? attachMethod(call, source).id : null;
}
