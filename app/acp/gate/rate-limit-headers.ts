import { WINDOW_SECONDS, type RateWindow } from '#app/agents/rate-window.ts';

/** The one policy's name in both fields. */
const POLICY = '"agent"';

/**
 * `RateLimit-Policy` and `RateLimit` as structured fields (draft-ietf-httpapi-ratelimit-headers-10): quota `q` in
 * window `w`; `r` remaining, `t` seconds until there are more.
 */
export function rateLimitHeaders({ limit, remaining, resetSeconds }: RateWindow): [string, string][] {
  return [
    ['RateLimit-Policy', `${POLICY};q=${limit};w=${WINDOW_SECONDS}`],
    ['RateLimit', `${POLICY};r=${remaining};t=${resetSeconds}`],
  ];
}
