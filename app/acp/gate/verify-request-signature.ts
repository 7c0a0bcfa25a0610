import { createHash, createHmac, timingSafeEqual, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { AppError } from '#app/kernel/app-error.ts';

/** A signed request older or newer than this is refused. */
const WINDOW_SECONDS = 300;

/** What signatures are checked with: a shared secret, or the agent's public key in PEM. */
export interface SigningKey {
  algorithm: 'hmac-sha256' | 'ed25519';
  key: string;
}

export interface SignedRequest {
  path: string;
  body: unknown;
  /** The `Signature` header. */
  signature: string;
  /** The `Timestamp` header. */
  timestamp: string | undefined;
}

/**
 * Checks `Signature`: base64 (or base64url) of HMAC-SHA256 or Ed25519 over the body's RFC 8785 canonical JSON, by any
 * of the keys, and `Timestamp` (RFC 3339) within 300 s (ACP RFC, section 7). The protocol signs the body alone: the same
 * body with the same signature and another timestamp is another request.
 * @returns what this very request is known by when it comes again: path, signature and timestamp as it was written, for
 *   an agent may count finer than milliseconds.
 * @throws AppError `unauthorized` when it does not fit.
 */
export function verifyRequestSignature(request: SignedRequest, keys: SigningKey[], now: Date): string {
  const at = Date.parse(request.timestamp ?? '');
  if (Number.isNaN(at) || Math.abs(now.getTime() - at) > WINDOW_SECONDS * 1000) {
    throw new AppError('unauthorized', 'The Timestamp header is missing or outside the 300 second window.');
  }
  const signed = Buffer.from(canonicalize(request.body) ?? '');
  const signature = Buffer.from(request.signature, 'base64');
  if (!keys.some((key) => fits(key, signed, signature))) {
    throw new AppError('unauthorized', 'The Signature header does not fit the body.');
  }
  return createHash('sha256')
    .update([request.path, signature.toString('hex'), request.timestamp].join('\n'))
    .digest('hex');
}

function fits({ algorithm, key }: SigningKey, signed: Buffer, signature: Buffer): boolean {
  if (algorithm === 'ed25519') return verify(null, signed, key, signature);
  const expected = createHmac('sha256', key).update(signed).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}
