import { describe, expect, it } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { openShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { AccessTokens } from './access-tokens.ts';

const DAY = 24 * 3600;

function setUp() {
  let now = new Date('2026-11-01T00:00:00Z');
  const tokens = new AccessTokens(openShopifyState(null), () => now);
  return {
    tokens,
    wait: (seconds: number) => (now = addSeconds(now, seconds)),
    refresh: (token: string | null) => tokens.refresh(token!, 'key', ['read_products']),
    issue: (kind: 'online' | 'offline', expiring: boolean) =>
      tokens.issue('key', ['read_products'], kind, expiring),
  };
}

describe('access tokens', () => {
  it('GIVEN an expiring token WHEN an hour has passed THEN it is not found any more', () => {
    const { tokens, issue, wait } = setUp();
    const { id } = issue('offline', true);
    wait(3599);
    expect(tokens.find(id)).toBeDefined();
    wait(1);
    expect(tokens.find(id)).toBeUndefined();
  });

  it('GIVEN a token that does not expire THEN it has no refresh token and lives on', () => {
    const { tokens, issue, wait } = setUp();
    const token = issue('offline', false);
    wait(400 * DAY);
    expect(token.refreshToken).toBeNull();
    expect(tokens.find(token.id)).toBeDefined();
  });

  it('GIVEN a lost reply WHEN the same refresh token is sent again THEN it works until its replacement is used', () => {
    const { issue, refresh } = setUp();
    const first = issue('offline', true);
    const lost = refresh(first.refreshToken)!;
    const second = refresh(first.refreshToken)!;
    expect(second.id).not.toBe(lost.id);
    expect(refresh(second.refreshToken)).toBeDefined();
    expect(refresh(first.refreshToken)).toBeUndefined();
  });

  it('GIVEN a used refresh token WHEN 30 days have passed THEN it is refused although its replacement is unused', () => {
    const { issue, refresh, wait } = setUp();
    const first = issue('offline', true);
    refresh(first.refreshToken);
    wait(30 * DAY);
    expect(refresh(first.refreshToken)).toBeUndefined();
  });

  it('WHEN a refresh token is 90 days old, unknown or another app’s THEN it is refused', () => {
    const { tokens, issue, refresh, wait } = setUp();
    const first = issue('offline', true);
    expect(refresh('shprt_unknown')).toBeUndefined();
    expect(tokens.refresh(first.refreshToken!, 'other', [])).toBeUndefined();
    wait(90 * DAY);
    expect(refresh(first.refreshToken)).toBeUndefined();
  });

  it('WHEN all tokens are revoked THEN neither access nor refresh works', () => {
    const { tokens, issue, refresh } = setUp();
    const token = issue('offline', true);
    expect(tokens.revokeAll('key')).toBe(1);
    expect(tokens.find(token.id)).toBeUndefined();
    expect(refresh(token.refreshToken)).toBeUndefined();
  });
});
