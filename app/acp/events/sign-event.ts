import { createHmac } from 'node:crypto';
import type { VersionPolicy } from '../version-policy.ts';

/** Who signs an event: the shop, with the secret it shares with the agent. */
export interface EventSigner {
  shopName: string;
  secret: string;
  at: Date;
}

/**
 * The headers that sign an order event as the version's policy says, with `Timestamp` (openapi.agentic_checkout_webhook.yaml).
 * Only 2026-04-17 fixes a format; for the others' "HMAC over the raw request body" it is hex, as theirs became.
 */
export function signEvent(
  rawBody: string,
  { shopName, secret, at }: EventSigner,
  { header, format }: VersionPolicy['eventSignature'],
): Record<string, string> {
  const hmac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
  const t = Math.floor(at.getTime() / 1000);
  const signature = format === 'timestamped' ? `t=${t},v1=${hmac(`${t}.${rawBody}`)}` : hmac(rawBody);
  const name = header === 'merchant_name' ? `${headerName(shopName)}-Signature` : header;
  return { [name]: signature, Timestamp: at.toISOString() };
}

/** A shop's name as part of a header's: `Corner Shop` → `Corner_Shop`. */
function headerName(shopName: string): string {
  const words = shopName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[A-Za-z0-9]+/g);
  return words ? words.join('_') : 'Merchant';
}
