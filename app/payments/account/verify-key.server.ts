import Stripe from 'stripe';
import { AppError } from '#app/kernel/app-error.ts';
import { SHARED_PAYMENT_API_VERSION } from '../shared-payment-token.ts';

/** What a key was found to be good for. */
export interface VerifiedKey {
  /** `acct_…` */
  stripeAccountId: string;
  mode: 'test' | 'live';
  /** Aisle can make its webhook endpoint itself; else staff make it in the Dashboard. */
  mayWriteEndpoints: boolean;
  /** Orders of the Agentic Commerce Suite can be read. */
  mayReadCheckouts: boolean;
  /** Stripe told the account's profile, and it is the merchant id. */
  profileConfirmed: boolean;
}

/** A permission of a restricted key in the Dashboard's words and in Stripe's own, and a call that needs it. */
interface Probe {
  permission: string;
  call(stripe: Stripe): Promise<unknown>;
}

const preview = { apiVersion: SHARED_PAYMENT_API_VERSION };

/**
 * Writes are asked for without a parameter that Stripe demands: it looks at the permission first, so the answer is 403
 * without it and 400 with it, and nothing is made in either case (docs.stripe.com/keys/restricted-api-keys).
 */
const DEMANDED: Probe[] = [
  {
    permission: 'Payment Intents: Write (rak_payment_intent_write)',
    call: (stripe) => stripe.rawRequest('POST', '/v1/payment_intents', {}),
  },
  {
    permission: 'Charges and Refunds: Write (rak_charge_write)',
    call: (stripe) => stripe.rawRequest('POST', '/v1/refunds', {}),
  },
  {
    permission: 'Charges and Refunds: Read (rak_charge_read)',
    call: (stripe) => stripe.charges.list({ limit: 1 }),
  },
  {
    permission: 'Payment Intents: Read (rak_payment_intent_read)',
    call: (stripe) =>
      stripe.rawRequest('GET', '/v1/shared_payment/granted_tokens/spt_aisle', undefined, preview),
  },
  {
    permission: 'Disputes: Read (rak_dispute_read)',
    call: (stripe) => stripe.disputes.list({ limit: 1 }),
  },
];

/**
 * Tries a key for everything that Aisle does with it, without any effect.
 * @throws AppError `invalid` with what is wrong in words for staff: Stripe does not know the key, it lacks permissions
 *   (all are named), its account cannot charge, or it is not the merchant's; `service_unavailable` when Stripe does not
 *   answer.
 */
export async function verifyKey(
  stripe: Stripe,
  { secretKey, merchantId }: { secretKey: string; merchantId: string },
): Promise<VerifiedKey> {
  const mode = /_live_/.test(secretKey) ? 'live' : 'test';
  if (merchantId.startsWith(mode === 'live' ? 'profile_test_' : 'profile_live_'))
    throw refused(`${merchantId} is not of ${mode} mode, and the key is.`, 'merchant_id');
  const account = await readAccount(stripe);
  const [endpoints, checkouts, profile, ...permitted] = await Promise.all([
    isPermitted(() => stripe.rawRequest('POST', '/v1/webhook_endpoints', {})),
    isPermitted(() => stripe.checkout.sessions.list({ limit: 1 })),
    readProfile(stripe),
    ...DEMANDED.map(({ call }) => isPermitted(() => call(stripe))),
  ]);
  const lacking = DEMANDED.filter((_, index) => !permitted[index]).map(({ permission }) => permission);
  if (lacking.length > 0) throw refused(`The key lacks permissions: ${lacking.join('; ')}.`);
  if (!account.charges_enabled)
    throw refused(`The account ${account.id} cannot charge yet: finish its set-up in Stripe's Dashboard.`);
  const own = merchantId.startsWith('acct_') ? account.id : profile;
  if (own !== null && own !== merchantId)
    throw refused(`The key is of ${own}, not of ${merchantId}.`, 'merchant_id');
  return {
    stripeAccountId: account.id,
    mode,
    mayWriteEndpoints: endpoints,
    mayReadCheckouts: checkouts,
    profileConfirmed: own !== null,
  };
}

async function readAccount(stripe: Stripe): Promise<Stripe.Account> {
  let account: Stripe.Account | null = null;
  const permitted = await isPermitted(async () => {
    account = await stripe.accounts.retrieveCurrent();
  });
  if (permitted && account) return account;
  throw refused('The key lacks permissions: Account: Read (rak_accounts_kyc_basic_read).');
}

/**
 * The account's Stripe profile, by which agents name it. Null where Stripe does not tell: without a profile, or without
 * the preview (docs.stripe.com/api/v2/network/business-profiles).
 */
async function readProfile(stripe: Stripe): Promise<string | null> {
  let id: string | null = null;
  await isPermitted(async () => {
    const profile = await stripe.rawRequest('GET', '/v2/network/business_profiles/me', undefined, preview);
    id = (profile as unknown as { id?: string }).id ?? null;
  });
  return id;
}

/** False for 403; a request that Stripe finds fault with after that was permitted. */
async function isPermitted(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    if (error.type === 'StripePermissionError') return false;
    if (error.type === 'StripeInvalidRequestError') return true;
    if (error.type === 'StripeAuthenticationError')
      throw refused(`Stripe does not accept this key: ${error.message}`);
    throw new AppError('service_unavailable', 'Stripe did not answer; nothing was saved.', { cause: error });
  }
}

function refused(text: string, param = 'secret_key'): AppError {
  return new AppError('invalid', text, { param });
}
