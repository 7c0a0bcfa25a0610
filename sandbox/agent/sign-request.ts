import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * The `Signature` header of an agent's request: base64 of HMAC-SHA256 over the RFC 8785 canonical JSON of the
 * body (over nothing when there is none). ACP fixes the header and leaves algorithm and key to the two parties; this is what Aisle agrees on.
 */
export function signRequestBody(body: unknown, secret: string): string {
  return createHmac('sha256', secret)
    .update(canonicalize(body) ?? '', 'utf8')
    .digest('base64');
}
