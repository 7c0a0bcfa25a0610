import { z } from 'zod';
import { route, type Call } from '../http/call.ts';
import { currency, integer, metadata, parameters, text } from '../http/parameters.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { methodSource } from '../payments/payment-source.ts';
import { deactivateToken, findSharedToken, tellToken } from '../payments/shared-token-usage.ts';
import { renderGrantedToken, renderIssuedToken } from '../render/shared-tokens.ts';
import type { SharedTokenRow } from '../state/records.ts';

const tokenParameters = {
  payment_method: text,
  usage_limits: z.strictObject({ currency, max_amount: integer, expires_at: integer.optional() }),
  shared_metadata: metadata.optional(),
};

const createGranted = route({
  method: 'POST',
  path: '/v1/test_helpers/shared_payment/granted_tokens',
  name: 'testHelpers.sharedPayment.grantedTokens.create',
  permission: 'payment_intent_write',
  preview: true,
  params: parameters(tokenParameters),
  run: (call) =>
    renderGrantedToken(
      call.state,
      newToken(call, call.params, { account: call.account.id, issuer: null, sellerDetails: null }),
    ),
});

const revokeGranted = route({
  method: 'POST',
  path: '/v1/test_helpers/shared_payment/granted_tokens/:token/revoke',
  name: 'testHelpers.sharedPayment.grantedTokens.revoke',
  permission: 'payment_intent_write',
  preview: true,
  params: parameters({}),
  run: (call) => renderGrantedToken(call.state, revoke(call, findToken(call, 'account'))),
});

/** Stripe tells of Payment Intents permissions only; reading a token is taken to be among them. */
const retrieveGranted = route({
  method: 'GET',
  path: '/v1/shared_payment/granted_tokens/:token',
  name: 'sharedPayment.grantedTokens.retrieve',
  permission: 'payment_intent_read',
  preview: true,
  params: parameters({}),
  run: (call) => renderGrantedToken(call.state, findToken(call, 'account')),
});

const createIssued = route({
  method: 'POST',
  path: '/v1/shared_payment/issued_tokens',
  name: 'sharedPayment.issuedTokens.create',
  permission: 'payment_intent_write',
  preview: true,
  params: parameters({
    ...tokenParameters,
    seller_details: z.strictObject({ network_business_profile: text, external_id: text.optional() }),
    return_url: text.optional(),
    setup_future_usage: z.enum(['on_session']).optional(),
  }),
  run(call) {
    const { network_business_profile, external_id } = call.params.seller_details;
    const seller = call.state.accounts.find(({ profile }) => profile === network_business_profile);
    if (!seller)
      throw noSuch(
        'network business profile',
        network_business_profile,
        'seller_details[network_business_profile]',
        'parameter',
      );
    const row = newToken(call, call.params, {
      account: seller.id,
      issuer: call.account.id,
      sellerDetails: { network_business_profile, external_id: external_id ?? null },
    });
    tellToken(call, row, 'active');
    return renderIssuedToken(row);
  },
});

const retrieveIssued = route({
  method: 'GET',
  path: '/v1/shared_payment/issued_tokens/:token',
  name: 'sharedPayment.issuedTokens.retrieve',
  permission: 'payment_intent_read',
  preview: true,
  params: parameters({}),
  run: (call) => renderIssuedToken(findToken(call, 'issuer')),
});

const revokeIssued = route({
  method: 'POST',
  path: '/v1/shared_payment/issued_tokens/:token/revoke',
  name: 'sharedPayment.issuedTokens.revoke',
  permission: 'payment_intent_write',
  preview: true,
  params: parameters({}),
  run: (call) => renderIssuedToken(revoke(call, findToken(call, 'issuer'))),
});

export const sharedTokenRoutes = [
  createGranted,
  revokeGranted,
  retrieveGranted,
  createIssued,
  retrieveIssued,
  revokeIssued,
];

interface TokenParameters {
  payment_method: string;
  usage_limits: { currency: string; max_amount: number; expires_at?: number | undefined };
  shared_metadata?: Record<string, string> | undefined;
  return_url?: string | undefined;
  setup_future_usage?: string | undefined;
}

function newToken(
  call: Call<unknown>,
  params: TokenParameters,
  sides: Pick<SharedTokenRow, 'account' | 'issuer' | 'sellerDetails'>,
): SharedTokenRow {
  const { state } = call;
  const { max_amount, expires_at } = params.usage_limits;
  if (max_amount < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'usage_limits[max_amount]',
    });
  if (expires_at !== undefined && expires_at <= state.now())
    throw invalidRequest('`expires_at` must be in the future.', { param: 'usage_limits[expires_at]' });
  return state.sharedTokens.put({
    id: state.newId('spt'),
    ...sides,
    created: state.now(),
    issuedStatus: 'active',
    card: methodSource(call, params.payment_method).card,
    currency: params.usage_limits.currency,
    maxAmount: max_amount,
    expiresAt: expires_at ?? null,
    amountCaptured: 0,
    amountReserved: 0,
    deactivatedAt: null,
    deactivatedReason: null,
    sharedMetadata: params.shared_metadata ?? null,
    returnUrl: params.return_url ?? null,
    setupFutureUsage: params.setup_future_usage ?? null,
  });
}

/** The token in the path, if the caller is on that side of it. @throws StripeError 404 */
function findToken(call: Call<unknown>, side: 'account' | 'issuer'): SharedTokenRow {
  const id = call.path.token!;
  const row = findSharedToken(call, id);
  const kind = side === 'account' ? 'granted_token' : 'issued_token';
  if (row?.[side] !== call.account.id)
    throw noSuch(`shared_payment.${kind}`, id, `shared_payment_${kind}`, 'path');
  return row;
}

function revoke(call: Call<unknown>, row: SharedTokenRow): SharedTokenRow {
  if (row.deactivatedReason)
    throw invalidRequest(`The shared payment token ${row.id} is already ${row.deactivatedReason}.`);
  return deactivateToken(call, row, 'revoked');
}
