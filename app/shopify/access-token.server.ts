import { Session } from '@shopify/shopify-api';
import { z } from 'zod';
import { Prisma } from '#app/db/client/client.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { SealedSessionStorage, type SealedSession } from './session-storage.server.ts';
import { ShopifyError } from './shopify-error.ts';

/** A token this close to its end is replaced first, as @shopify/shopify-app-remix does. */
const REFRESH_BEFORE_SECONDS = 5 * 60;
const REFRESH_TIMEOUT_MS = 10_000;

const refreshReply = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive(),
});

/**
 * The shop's offline access token, refreshed when it is about to expire or when it is the one Shopify just `rejected`.
 * A refresh token is good for one refresh, so all processes take turns: one refreshes, the others read what it got.
 * @throws ShopifyError `unauthorized` if the shop has no session or Shopify refuses to refresh it; `unavailable` if
 *   Shopify cannot be reached.
 */
export async function accessToken(
  services: Services,
  shopDomain: string,
  rejected?: string,
): Promise<string> {
  const known = rejected === undefined ? sessionAtHand(services, shopDomain) : undefined;
  const session = known ?? (await loadOfflineSession(services, shopDomain));
  if (!session?.accessToken) throw unauthorized(shopDomain, 'has no session');
  // eslint-disable-next-line no-restricted-syntax -- both are this shop's own, and no caller's
  const usable = session.accessToken !== rejected;
  if (usable && !expiresWithin(session, REFRESH_BEFORE_SECONDS, services)) return session.accessToken;
  try {
    return await refreshInTurn(services, shopDomain, rejected);
  } catch (error) {
    const stillGood = usable && !expiresWithin(session, 0, services);
    if (stillGood && error instanceof ShopifyError && error.kind === 'unavailable')
      return session.accessToken;
    throw error;
  }
}

/** Sessions that were read together with something else, by whom they were read for. */
const atHand = new WeakMap<Services, SealedSession>();

/** A shop's offline session as a value of a larger statement: for `keepAtHand`, or null. */
export function selectOfflineSession(shopId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT json_build_object('id', id, 'sealed', sealed) FROM shopify_sessions
    WHERE id = ${offlineSessionId('')} || (SELECT domain FROM shops WHERE id = ${shopId})`;
}

/** Calls to Shopify that are made with these services, those of one request, need not read it again. */
export function keepAtHand(services: Services, session: SealedSession | null): void {
  if (session) atHand.set(services, session);
}

function sessionAtHand(services: Services, shopDomain: string): Session | undefined {
  const row = atHand.get(services);
  return row?.id === offlineSessionId(shopDomain) ? new SealedSessionStorage(services).open(row) : undefined;
}

async function refreshInTurn(services: Services, shopDomain: string, rejected?: string): Promise<string> {
  const token = await services.db.$transaction(
    async (tx) => {
      const store = { db: tx, secrets: services.secrets };
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`shopify-token:${shopDomain}`}, 0))`;
      const session = await loadOfflineSession(store, shopDomain);
      if (!session?.accessToken) return null;
      // eslint-disable-next-line no-restricted-syntax -- both are this shop's own, and no caller's
      const replaced = session.accessToken !== rejected;
      if (replaced && !expiresWithin(session, REFRESH_BEFORE_SECONDS, services)) return session.accessToken;

      const fresh = session.refreshToken && (await refresh(services, shopDomain, session.refreshToken));
      const storage = new SealedSessionStorage(store);
      if (!fresh) {
        // Sessions that can never work again, or vouch for it, hide the cure: without them, opening the app exchanges new tokens.
        await tx.shopifySession.deleteMany({ where: { shopDomain } });
        return null;
      }
      await storage.storeSession(fresh);
      return fresh.accessToken ?? null;
    },
    { timeout: REFRESH_TIMEOUT_MS + 5000, maxWait: REFRESH_TIMEOUT_MS },
  );
  if (!token) throw unauthorized(shopDomain, 'has no access token that can be used or refreshed');
  return token;
}

/**
 * One refresh request; null when Shopify refuses the refresh token. Done here and not by @shopify/shopify-api,
 * whose request has no time limit and would hold the lock as long as Shopify keeps silent.
 */
async function refresh(
  services: Services,
  shopDomain: string,
  refreshToken: string,
): Promise<Session | null> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`https://${shopDomain}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        client_id: services.env.SHOPIFY_API_KEY,
        client_secret: services.env.SHOPIFY_API_SECRET,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
      signal: AbortSignal.timeout(REFRESH_TIMEOUT_MS),
    });
    body = await response.json().catch(() => null);
  } catch (cause) {
    throw new ShopifyError('unavailable', 'Shopify did not answer the token refresh', { cause });
  }
  if (response.status === 400) return null;
  if (response.status === 401) throw unauthorized(shopDomain, "refuses this app's client secret");
  const reply = refreshReply.safeParse(body);
  if (!response.ok || !reply.success) {
    throw new ShopifyError('unavailable', `Shopify answered ${response.status} to the token refresh`);
  }
  const now = services.clock();
  return new Session({
    id: offlineSessionId(shopDomain),
    shop: shopDomain,
    state: '',
    isOnline: false,
    scope: reply.data.scope,
    accessToken: reply.data.access_token,
    expires: addSeconds(now, reply.data.expires_in),
    refreshToken: reply.data.refresh_token,
    refreshTokenExpires: addSeconds(now, reply.data.refresh_token_expires_in),
  });
}

function loadOfflineSession(
  store: ConstructorParameters<typeof SealedSessionStorage>[0],
  shopDomain: string,
): Promise<Session | undefined> {
  return new SealedSessionStorage(store).loadSession(offlineSessionId(shopDomain));
}

/** The id @shopify/shopify-api gives a shop's offline session. */
export function offlineSessionId(shopDomain: string): string {
  return `offline_${shopDomain}`;
}

function expiresWithin(session: Session, seconds: number, { clock }: Services): boolean {
  return session.expires !== undefined && session.expires <= addSeconds(clock(), seconds);
}

function unauthorized(shopDomain: string, what: string): ShopifyError {
  return new ShopifyError('unauthorized', `${shopDomain} ${what}`);
}
