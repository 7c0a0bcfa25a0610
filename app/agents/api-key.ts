import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A new API key for an agent: 256 random bits behind a prefix that tells test from live. Shown once, stored as a hash. */
export function generateApiKey(mode: 'test' | 'live'): string {
  return `aisle_${mode}_${randomBytes(32).toString('base64url')}`;
}

/** The digest of a key. A plain SHA-256 suffices: the key itself is random, not a password. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/**
 * What is stored of a key with this digest: the digest, or `pepperId.hmac` once there is a pepper (docs/decisions/027).
 * @param peppers API_KEY_PEPPERS, newest first
 */
export function storedApiKeyHash(digest: string, peppers: string | undefined): string {
  return apiKeyHashes(digest, peppers)[0]!;
}

/** Everything that may be stored of it, the newest pepper's first and the bare digest last. */
export function apiKeyHashes(digest: string, peppers: string | undefined): string[] {
  const peppered = (peppers?.split(',') ?? []).map((entry) => {
    const [id, base64] = entry.split(':') as [string, string];
    const hmac = createHmac('sha256', Buffer.from(base64, 'base64')).update(digest).digest('hex');
    return `${id}.${hmac}`;
  });
  return [...peppered, digest];
}

/** What a person recognises a key by. */
export function apiKeyHint(key: string): string {
  return `${key.slice(0, 16)}…${key.slice(-4)}`;
}
