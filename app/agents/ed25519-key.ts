import { createPublicKey, type KeyObject } from 'node:crypto';
import { AppError } from '#app/kernel/app-error.ts';

/**
 * Reads an agent's Ed25519 public key: PEM (SubjectPublicKeyInfo), or base64 of its 32 bytes.
 * @returns the key as PEM.
 * @throws AppError `invalid` for anything else, private keys too: nobody should have sent one.
 */
export function readEd25519Key(text: string): string {
  const trimmed = text.trim();
  const key = trimmed.startsWith('-----BEGIN PUBLIC KEY-----') ? fromPem(trimmed) : fromBytes(trimmed);
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new AppError('invalid', 'This is no Ed25519 public key: PEM, or base64 of its 32 bytes.', {
      param: 'public_key',
    });
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function fromPem(pem: string): KeyObject | null {
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
}

function fromBytes(base64: string): KeyObject | null {
  const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(base64) ? Buffer.from(base64, 'base64') : null;
  if (bytes?.length !== 32) return null;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' });
}
