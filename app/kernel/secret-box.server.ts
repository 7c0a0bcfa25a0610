import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Secrets at rest: AES-256-GCM with rotating key ids. A sealed text reads `keyId.nonce.ciphertext.tag` (base64url);
 * `context` (for instance `shop:table.column`) is authenticated, so a sealed value copied to another place does not open.
 */
export interface SecretBox {
  /** Id of the newest key, which seals. */
  keyId: string;
  seal(plain: string, context: string): string;
  /** @throws Error if the key id is unknown, or the text or its context was changed. */
  open(sealed: string, context: string): string;
  /**
   * 32-byte keys for another purpose (e.g. feed URLs), derived with HKDF-SHA-256: one of each key, newest first. Sign
   * with the first, accept any: what was signed before a rotation stays valid.
   */
  derive(purpose: string): [Buffer, ...Buffer[]];
}

/** Builds a box from `id:base64,id:base64`, newest key first; old ones stay to open what they sealed. */
export function createSecretBox(keys: string): SecretBox {
  const ring = new Map(
    keys.split(',').map((entry) => {
      const [id, base64] = [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)];
      const key = Buffer.from(base64, 'base64');
      if (key.length !== 32) throw new Error(`encryption key "${id}" is not 32 bytes`);
      return [id, key] as const;
    }),
  );
  const [[newestId, newestKey]] = [...ring] as [[string, Buffer]];
  return {
    keyId: newestId,
    seal(plain, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newestKey, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [newestId, ...[nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(
        '.',
      );
    },
    open(sealed, context) {
      const [id, nonce, body, tag] = sealed.split('.');
      const key = id === undefined ? undefined : ring.get(id);
      if (!key || nonce === undefined || body === undefined || tag === undefined) {
        throw new Error('sealed with an unknown encryption key');
      }
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
        .setAAD(Buffer.from(context))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    },
    derive(purpose) {
      const derived = [...ring.values()].map((key) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)));
      return derived as [Buffer, ...Buffer[]];
    },
  };
}
