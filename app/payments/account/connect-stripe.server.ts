import type { PaymentAccount } from '#app/db/client/client.ts';
import { isUniqueViolation } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import { queueShopFeedback } from '#app/catalog/channel/tell-shop-feedback.server.ts';
import { noteWholeCatalog } from '#app/catalog/note-whole-catalog.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { stripeClient } from '../stripe-client.server.ts';
import { signingSecretContext, stripeKeyContext } from './account-secrets.ts';
import { eventsUrl, hooksUrl } from './account-urls.ts';
import { assertNothingUnderWay } from './assert-nothing-under-way.server.ts';
import { verifyKey } from './verify-key.server.ts';
import { placeEndpoint, removeOtherEndpoints } from './webhook-endpoint.server.ts';

/** As Stripe's Dashboard does when a secret is rolled: what was signed before is still on its way. */
const PREVIOUS_SECRET_SECONDS = 24 * 3600;

export interface ConnectStripeInput {
  /** Secret or restricted key; its mode is the account's. */
  secretKey: string;
  /** Stripe profile or account id, told to agents as merchant_id. */
  merchantId: string;
  /** What the webhook endpoint is to hear of. */
  eventTypes: string[];
  /** Of an endpoint that staff made in the Dashboard; then Aisle makes none. */
  webhookSecret?: string;
  /** Of the Agentic Commerce Suite's hooks, which are set up in the Dashboard. */
  hookSecret?: string;
}

export interface ConnectedStripe {
  id: string;
  mode: 'test' | 'live';
  merchantId: string;
  stripeAccountId: string;
  /** Whether Stripe confirmed that the merchant id is this account's. */
  profileConfirmed: boolean;
  /** `by_hand`: staff make the endpoint in the Dashboard, for these events, and connect again with its secret. */
  webhook: { url: string; endpoint: 'created' | 'updated' | 'by_hand'; hasSecret: boolean };
  /** Whether orders of the Agentic Commerce Suite can be read with this key, and where its hooks go. */
  agenticCommerce: { readable: boolean; hooksUrl: string; hasHookSecret: boolean };
}

/**
 * Saves the merchant's own Stripe key, sealed, once Stripe has shown that it can do everything Aisle needs, and has
 * Stripe send its events here. Connecting again replaces key and endpoint without a gap: events of the old endpoint,
 * signed with the old secret, are accepted for another day.
 * @throws AppError `invalid` with the reason when the key cannot do the job, or belongs to somebody else;
 *   `conflict` while purchases of another account are under way; `service_unavailable` when Stripe does not answer.
 */
export async function connectStripe(scope: ShopScope, input: ConnectStripeInput): Promise<ConnectedStripe> {
  const stripe = stripeClient(input.secretKey, { baseUrl: scope.env.STRIPE_API_BASE_URL });
  const verified = await verifyKey(stripe, input);
  const { mode, stripeAccountId } = verified;
  const known = await scope.db.paymentAccount.findUnique({
    where: { shopId_mode: { shopId: scope.shop.id, mode } },
  });
  const sameAccount = known?.stripeAccountId === stripeAccountId || known?.stripeAccountId === null;
  if (known && !sameAccount) await assertNothingUnderWay(scope, mode);

  const id = known?.id ?? scope.newId('payment_account');
  const url = eventsUrl(scope.env, id);
  const makesEndpoint = verified.mayWriteEndpoints && input.webhookSecret === undefined;
  const endpoint = makesEndpoint
    ? await placeEndpoint(stripe, {
        url,
        eventTypes: input.eventTypes,
        existing: sameAccount && known?.sealedWebhookSecret ? known.webhookEndpointId : null,
      })
    : null;
  const row = {
    sealedSecretKey: scope.secrets.seal(input.secretKey, stripeKeyContext(scope.shop.id, mode)),
    merchantId: input.merchantId,
    stripeAccountId,
    webhookEndpointId: endpoint?.id ?? null,
    ...webhookSecrets(scope, id, known, sameAccount, endpoint?.secret ?? input.webhookSecret ?? null),
    ...(input.hookSecret !== undefined && {
      sealedHookSecret: scope.secrets.seal(input.hookSecret, signingSecretContext(id, 'hook')),
    }),
  };
  const saved = await save(scope, id, mode, row);
  if (makesEndpoint) await removeOtherEndpoints(stripe, url, row.webhookEndpointId);
  return {
    id,
    mode,
    merchantId: input.merchantId,
    stripeAccountId,
    profileConfirmed: verified.profileConfirmed,
    webhook: {
      url,
      endpoint: endpoint === null ? 'by_hand' : endpoint.secret === null ? 'updated' : 'created',
      hasSecret: saved.sealedWebhookSecret !== null,
    },
    agenticCommerce: {
      readable: verified.mayReadCheckouts,
      hooksUrl: hooksUrl(scope.env, id),
      hasHookSecret: saved.sealedHookSecret !== null,
    },
  };
}

/** Without a new secret the one there is stays, unless it is another account's. */
function webhookSecrets(
  scope: ShopScope,
  id: string,
  known: PaymentAccount | null,
  sameAccount: boolean,
  secret: string | null,
) {
  if (secret === null) {
    if (sameAccount) return {};
    return { sealedWebhookSecret: null, sealedPreviousWebhookSecret: null, previousWebhookSecretUntil: null };
  }
  const previous = known?.sealedWebhookSecret ?? null;
  return {
    sealedWebhookSecret: scope.secrets.seal(secret, signingSecretContext(id, 'webhook')),
    sealedPreviousWebhookSecret: previous,
    previousWebhookSecretUntil: previous === null ? null : addSeconds(scope.clock(), PREVIOUS_SECRET_SECONDS),
  };
}

type Columns = Pick<PaymentAccount, 'sealedSecretKey' | 'merchantId' | 'stripeAccountId'> &
  Partial<PaymentAccount>;

/** @throws AppError `conflict` when another request connected an account of this mode meanwhile. */
async function save(scope: ShopScope, id: string, mode: string, row: Columns): Promise<PaymentAccount> {
  const shopId = scope.shop.id;
  try {
    return await scope.db.$transaction(async (tx) => {
      await settleAttention(
        scope,
        tx,
        { kind: 'payments_refused', subject: mode },
        'Stripe was connected again.',
      );
      await recordStaffAction(scope, tx, {
        action: 'stripe.connected',
        facts: { mode, account: row.stripeAccountId },
      });
      // What can be bought in the chat hangs on it.
      await noteWholeCatalog(scope, tx);
      await queueShopFeedback(scope, tx);
      return tx.paymentAccount.upsert({
        // By its id: secrets are sealed to it.
        where: { id, shopId },
        create: { ...row, id, shopId, mode, createdAt: scope.clock() },
        update: row,
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', 'Another account was connected at the same time.', { cause: error });
  }
}
