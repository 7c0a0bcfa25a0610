import { createHash } from 'node:crypto';

/** How a buyer is found without storing whom: SHA-256 of the e-mail address, trimmed and in lower case. */
export function buyerHash(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}
