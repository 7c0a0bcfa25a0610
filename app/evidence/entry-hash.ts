import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What an entry's hash is made of. */
export interface HashedEntry {
  session: string;
  sequence: number;
  kind: string;
  /** ISO 8601 in UTC with milliseconds, as `toISOString` writes it. */
  at: string;
  /** Hash of the entry before; null: this is the first. */
  previous: string | null;
  body_digest: string;
}

/** RFC 8785 canonical JSON. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** SHA-256 of a text in UTF-8, lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Digest of a body: the salt keeps one that was erased from being guessed. */
export function bodyDigest(salt: string, canonicalBody: string): string {
  return sha256(salt + canonicalBody);
}

/** Hash of an entry. record-evidence.server.ts makes the same in SQL. */
export function entryHash({ session, sequence, kind, at, previous, body_digest }: HashedEntry): string {
  return sha256(canonicalJson({ session, sequence, kind, at, previous, body_digest }));
}
