import { createHash, randomBytes } from 'node:crypto';

/** A new API key for an agent: 256 random bits behind a prefix that tells test from live. Shown once, stored as a hash. */
export function generateApiKey(mode: 'test' | 'live'): string {
  return `aisle_${mode}_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a key. A plain SHA-256 suffices: the key itself is random, not a password. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What a person recognises a key by. */
export function apiKeyHint(key: string): string {
  return `${key.slice(0, 16)}…${key.slice(-4)}`;
}
