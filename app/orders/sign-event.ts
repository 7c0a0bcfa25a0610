import { createHmac } from 'node:crypto';

/**
 * The `Merchant-Signature` header of an order event: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`
 * (ACP 2026-04-17, openapi.agentic_checkout_webhook.yaml).
 */
export function signEvent(rawBody: string, secret: string, now: Date): string {
  const t = Math.floor(now.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${rawBody}`).digest('hex')}`;
}
