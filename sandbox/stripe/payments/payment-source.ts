import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import type { PaymentMethodRow } from '../state/records.ts';
import { usableToken, type PaymentContext } from './shared-token-usage.ts';
import { testCard } from './test-cards.ts';

/** What a PaymentIntent is paid with, before the method is attached. */
export interface PaymentSource {
  card: string;
  sharedToken: string | null;
  /** A PaymentMethod that exists already. */
  existing: PaymentMethodRow | null;
}

export interface SourceParameters {
  payment_method?: string | undefined;
  payment_method_data?: { shared_payment_granted_token?: string | undefined } | undefined;
  shared_payment_granted_token?: string | undefined;
}

/**
 * Resolves the payment parameters of create, update and confirm; null when there are none.
 * @throws StripeError 400 for an unknown method or a token that cannot pay this
 */
export function paymentSource(
  context: PaymentContext,
  params: SourceParameters,
  amount: number,
  currency: string,
): PaymentSource | null {
  const given = (['payment_method', 'payment_method_data', 'shared_payment_granted_token'] as const).filter(
    (name) => params[name] !== undefined,
  );
  if (given.length > 1)
    throw invalidRequest(`You may only specify one of these parameters: ${given.join(', ')}.`, {
      code: 'parameters_exclusive',
      param: given[0],
    });
  if (params.payment_method !== undefined) return methodSource(context, params.payment_method);
  const nested = params.payment_method_data?.shared_payment_granted_token;
  if (params.payment_method_data && !nested)
    throw invalidRequest(
      'Payment method data without a shared payment token is not part of this simulator; use a test PaymentMethod such as pm_card_visa.',
      { param: 'payment_method_data' },
    );
  const id = nested ?? params.shared_payment_granted_token;
  if (id === undefined) return null;
  const param = nested ? 'payment_method_data[shared_payment_granted_token]' : 'shared_payment_granted_token';
  const token = usableToken(context, id, amount, currency, param);
  return { card: token.card, sharedToken: id, existing: null };
}

/**
 * A test card by name, or a PaymentMethod of the account.
 * @throws StripeError 400
 */
export function methodSource(context: PaymentContext, id: string): PaymentSource {
  if (testCard(id)) return { card: id, sharedToken: null, existing: null };
  const existing = context.state.paymentMethods.get(id);
  if (existing?.account !== context.account.id)
    throw noSuch('PaymentMethod', id, 'payment_method', 'parameter');
  if (existing.sharedToken)
    throw invalidRequest(
      'The provided PaymentMethod was cloned from a shared payment token and cannot be charged again.',
      { param: 'payment_method' },
    );
  return { card: existing.card, sharedToken: null, existing };
}

/** Attaches the source: a token or a test card is cloned into a new PaymentMethod of the seller. */
export function attachMethod(context: PaymentContext, source: PaymentSource): PaymentMethodRow {
  if (source.existing) return source.existing;
  const { state, account } = context;
  return state.paymentMethods.put({
    id: state.newId('pm'),
    account: account.id,
    created: state.now(),
    card: source.card,
    sharedToken: source.sharedToken,
  });
}
