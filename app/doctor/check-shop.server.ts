import { addSeconds } from '#app/kernel/clock.ts';
import { verifyKey } from '#app/payments/account/verify-key.server.ts';
import { stripeKeyContext } from '#app/payments/account/account-secrets.ts';
import { stripeClient } from '#app/payments/stripe-client.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { GetAccessScopesDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { fail, guarded, ok, warn, type Finding } from './finding.ts';

const FRESH_HOURS = 36;
const WEBHOOK_DAYS = 7;

/** One shop: its token and scopes, catalogue, webhooks, keys, agents and feeds. @param scopes that shopify.app.toml asks for */
export async function checkShop(scope: ShopScope, scopes: string[]): Promise<Finding[]> {
  const { domain } = scope.shop;
  const name = (check: string) => `${domain}: ${check}`;
  const reinstall = 'Open the app in the Shopify admin: that exchanges a new token.';
  const parts = await Promise.all([
    guarded(name('scopes'), reinstall, async () => [await checkScopes(scope, scopes, name('scopes'))]),
    guarded(name('secrets'), 'Put the key that they were sealed with back into ENCRYPTION_KEYS.', () =>
      openSecrets(scope, name),
    ),
    guarded(name('catalogue'), 'See the log.', async () => [catalogue(scope, name('catalogue'))]),
    guarded(name('webhooks'), 'See the log.', async () => [await webhooks(scope, name('webhooks'))]),
    guarded(name('agents'), 'See the log.', () => agents(scope, name)),
  ]);
  return parts.flat();
}

async function checkScopes(scope: ShopScope, wanted: string[], check: string): Promise<Finding> {
  const { currentAppInstallation } = await shopifyAdmin(scope, GetAccessScopesDocument, {});
  const granted = new Set(currentAppInstallation?.accessScopes.map(({ handle }) => handle));
  // Whoever may write may read.
  const has = (handle: string) => granted.has(handle) || granted.has(handle.replace(/^read_/, 'write_'));
  const missing = wanted.filter((handle) => !has(handle));
  return missing.length === 0
    ? ok(check, 'the token works and every scope is granted')
    : fail(
        check,
        `not granted: ${missing.join(', ')}`,
        'Deploy shopify.app.toml (`shopify app deploy`), then open the app and approve.',
      );
}

/** Every sealed secret can be opened with the keys of now; Stripe's are tried, too. */
async function openSecrets(scope: ShopScope, name: (check: string) => string): Promise<Finding[]> {
  const { db, shop, secrets, env } = scope;
  const accounts = await db.paymentAccount.findMany({ where: { shopId: shop.id } });
  if (accounts.length === 0)
    return [
      warn(
        name('Stripe'),
        'no account is connected: nothing can be paid in the chat',
        'Connect one in Settings, or sell by hand-off.',
      ),
    ];
  return Promise.all(
    accounts.map(async (account): Promise<Finding> => {
      const check = name(`Stripe ${account.mode}`);
      const { mode, merchantId } = account;
      const secretKey = secrets.open(account.sealedSecretKey, stripeKeyContext(shop.id, mode));
      const stripe = stripeClient(secretKey, { baseUrl: env.STRIPE_API_BASE_URL });
      try {
        const verified = await verifyKey(stripe, { secretKey, merchantId });
        return ok(check, `key of ${verified.stripeAccountId} may do what it must`);
      } catch (error) {
        return fail(
          check,
          (error as Error).message,
          'Connect Stripe again in Settings with a key that has these permissions.',
        );
      }
    }),
  );
}

function catalogue({ shop, clock }: ShopScope, check: string): Finding {
  const { catalogSyncedAt } = shop;
  if (!catalogSyncedAt)
    return warn(
      check,
      'it was never read',
      'Wait some minutes after installing; then see the log of the worker.',
    );
  return catalogSyncedAt > addSeconds(clock(), -FRESH_HOURS * 3600)
    ? ok(check, `read ${catalogSyncedAt.toISOString()}`)
    : fail(
        check,
        `last read ${catalogSyncedAt.toISOString()}`,
        'It is read daily: see the log of the worker, and Catalogue in the app.',
      );
}

async function webhooks({ db, shop, clock }: ShopScope, check: string): Promise<Finding> {
  const newest = await db.inboxMessage.findFirst({
    where: { shopDomain: shop.domain, source: 'shopify' },
    orderBy: { receivedAt: 'desc' },
    select: { receivedAt: true, topic: true },
  });
  const isNew = newest && newest.receivedAt > addSeconds(clock(), -WEBHOOK_DAYS * 24 * 3600);
  if (isNew) return ok(check, `last ${newest.topic}, ${newest.receivedAt.toISOString()}`);
  return warn(
    check,
    `none came in ${WEBHOOK_DAYS} days`,
    'Change a product to try: if still none comes, run `shopify app deploy`, which subscribes them.',
  );
}

async function agents({ db, shop }: ShopScope, name: (check: string) => string): Promise<Finding[]> {
  const connections = await db.agentConnection.findMany({
    where: { shopId: shop.id, revokedAt: null },
    include: {
      endpoint: { select: { problem: true, openUntil: true } },
      feeds: { select: { lastError: true, failures: true } },
    },
    orderBy: { createdAt: 'asc' },
  });
  if (connections.length === 0)
    return [
      warn(
        name('agents'),
        'none is connected',
        'Connect one: Agents in the app, or `npm run aisle -- create-agent`.',
      ),
    ];
  return connections.map(({ name: agent, eventUrl, endpoint, feeds }) => {
    const check = name(`agent ${agent}`);
    const feed = feeds.find(({ failures }) => failures > 0);
    if (endpoint?.problem || endpoint?.openUntil)
      return fail(
        check,
        `order events: ${endpoint.problem ?? 'its address fails'}`,
        'Open the agent in the app and send a test.',
      );
    if (feed)
      return warn(
        check,
        `feed: ${feed.lastError ?? 'deliveries fail'}`,
        'Open the agent in the app: its feed says why.',
      );
    return eventUrl
      ? ok(check, 'order events and feeds go out')
      : warn(check, 'it has no address for order events', 'Ask the platform for it and set it on the agent.');
  });
}
