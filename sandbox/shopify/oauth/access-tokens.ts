import { randomBytes } from 'node:crypto';
import { addSeconds, type Clock } from '#app/kernel/clock.ts';
import type { AccessTokenRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Lifetimes by shopify.dev, "About offline access tokens" and "About online access tokens". */
export const EXPIRING_TOKEN_SECONDS = HOUR;
export const REFRESH_TOKEN_SECONDS = 90 * DAY;
export const ONLINE_TOKEN_SECONDS = DAY;
/** How long a used refresh token may be retried while its replacement is unused. */
const RETRY_SECONDS = 30 * DAY;

/** Issues, finds, refreshes and revokes Admin API access tokens. */
export class AccessTokens {
  constructor(
    private readonly state: ShopifyState,
    private readonly clock: Clock,
  ) {}

  /** A new token of an installed app. An offline token may be `expiring`: then it lasts an hour and can be refreshed. */
  issue(
    clientId: string,
    scopes: string[],
    kind: AccessTokenRecord['kind'],
    expiring: boolean,
  ): AccessTokenRecord {
    const now = this.clock();
    const refreshable = kind === 'offline' && expiring;
    const lifetime = kind === 'online' ? ONLINE_TOKEN_SECONDS : EXPIRING_TOKEN_SECONDS;
    return this.state.tokens.put({
      id: `${kind === 'online' ? 'shpua' : 'shpat'}_${randomBytes(16).toString('hex')}`,
      clientId,
      kind,
      scopes,
      expiresAt: kind === 'online' || refreshable ? addSeconds(now, lifetime).toISOString() : null,
      refreshToken: refreshable ? `shprt_${randomBytes(16).toString('hex')}` : null,
      refreshTokenExpiresAt: refreshable ? addSeconds(now, REFRESH_TOKEN_SECONDS).toISOString() : null,
      revoked: false,
    });
  }

  /** The live token of that text; undefined if it is unknown, expired or revoked. */
  find(token: string): AccessTokenRecord | undefined {
    const record = this.state.tokens.get(token);
    if (!record || record.revoked || this.isPast(record.expiresAt)) return undefined;
    return record;
  }

  /**
   * Exchanges a refresh token for a new pair. The used one can be retried (a lost reply) until its replacement is
   * used, for at most 30 days; then it is refused. Rule: Shopify changelog of 28 August 2026, "More resilient
   * refreshes for expiring offline access tokens". Undefined means refused.
   */
  refresh(refreshToken: string, clientId: string, scopes: string[]): AccessTokenRecord | undefined {
    const used = this.state.tokens.find((record) => record.refreshToken === refreshToken);
    if (!used || used.clientId !== clientId || used.revoked) return undefined;
    if (used.refreshRetiredAt || this.isPast(used.refreshTokenExpiresAt)) return undefined;
    const retryUntil =
      used.refreshedAt && addSeconds(new Date(used.refreshedAt), RETRY_SECONDS).toISOString();
    if (this.isPast(retryUntil ?? null)) return undefined;

    const now = this.clock().toISOString();
    const fresh = this.issue(clientId, scopes, 'offline', true);
    this.state.tokens.patch(used.id, { refreshedAt: used.refreshedAt ?? now });
    for (const predecessor of this.state.tokens.filter((record) => record.id === used.refreshedFrom))
      this.state.tokens.patch(predecessor.id, { refreshRetiredAt: now });
    return this.state.tokens.patch(fresh.id, { refreshedFrom: used.id });
  }

  /** Ends every token of an app, as an uninstall or a rotated secret does. Returns how many were live. */
  revokeAll(clientId: string): number {
    const live = this.state.tokens.filter((record) => record.clientId === clientId && !record.revoked);
    for (const record of live) this.state.tokens.patch(record.id, { revoked: true });
    return live.length;
  }

  private isPast(instant: string | null): boolean {
    return instant !== null && Date.parse(instant) <= this.clock().getTime();
  }
}
