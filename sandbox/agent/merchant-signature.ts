import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds a signature's time may differ from the receiver's clock (recommended by the ACP webhook spec). */
export const SIGNATURE_TOLERANCE_SECONDS = 300;

/** HMAC-SHA256, in hex, over `<unix seconds>.<raw body>`. */
export function merchantSignature(rawBody: string, unixSeconds: number, secret: string): string {
  const digest = createHmac('sha256', secret).update(`${unixSeconds}.${rawBody}`, 'utf8').digest('hex');
  return `t=${unixSeconds},v1=${digest}`;
}

/**
 * Checks a `Merchant-Signature: t=<unix>,v1=<64 hex>` header (ACP 2026-04-17, order webhooks) without leaking
 * by timing where a wrong signature differs. Returns null when good, else the reason to refuse it.
 */
export function signatureProblem(
  header: string | undefined,
  rawBody: string,
  secret: string,
  now: Date,
): string | null {
  if (!header) return 'Missing Merchant-Signature header.';
  const match = /^t=(\d+),v1=([a-fA-F0-9]{64})$/.exec(header);
  if (!match) return 'Merchant-Signature must be t=<timestamp>,v1=<64_hex>.';
  const at = Number(match[1]);
  if (Math.abs(now.getTime() / 1000 - at) > SIGNATURE_TOLERANCE_SECONDS) {
    return 'Timestamp outside allowed window.';
  }
  const expected = merchantSignature(rawBody, at, secret).slice(-64);
  const given = match[2]!.toLowerCase();
  return timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(given, 'hex'))
    ? null
    : 'Webhook signature verification failed.';
}
