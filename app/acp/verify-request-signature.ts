import { createHmac, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
import { AppError } from '#app/kernel/app-error.ts';

/** A signed request older or newer than this is refused. */
const WINDOW_SECONDS = 300;

/**
 * Checks `Signature`: base64 (or base64url) of HMAC-SHA256 over the body's RFC 8785 canonical JSON, and `Timestamp`
 * (RFC 3339) within 300 s (ACP RFC, section 7).
 * @throws AppError `unauthorized` when it does not fit.
 */
export function verifyRequestSignature(
  headers: { signature: string; timestamp: string | undefined },
  body: unknown,
  secret: string,
  now: Date,
): void {
  const at = Date.parse(headers.timestamp ?? '');
  if (Number.isNaN(at) || Math.abs(now.getTime() - at) > WINDOW_SECONDS * 1000) {
    throw new AppError('unauthorized', 'The Timestamp header is missing or outside the 300 second window.');
  }
  const expected = createHmac('sha256', secret)
    .update(canonicalize(body) ?? '')
    .digest();
  const given = Buffer.from(headers.signature, 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AppError('unauthorized', 'The Signature header does not fit the body.');
  }
}
