import { createHash } from 'node:crypto';
import type { Caller } from './admission-gate.ts';

/** Those of an attacker that makes keys up count together, so that it gets one caller's share and not one for each. */
const UNKNOWN: Caller = { connection: 'unknown', shop: 'unknown' };
const MOST = 10_000;

/**
 * Whose API keys were accepted before, so that a request can be counted before the database is asked. Keys are kept as
 * hashes. It decides about nothing but shares: a revoked key is refused as ever.
 */
export class KnownCallers {
  private readonly callers = new Map<string, Caller>();

  /** The caller that an Authorization header named last time, and what to remember it by. */
  find(authorization: string | undefined): { caller: Caller; digest: string | null } {
    if (!authorization) return { caller: UNKNOWN, digest: null };
    const digest = createHash('sha256').update(authorization).digest('base64');
    return { caller: this.callers.get(digest) ?? UNKNOWN, digest };
  }

  /** Notes who it was; undefined: the key was refused. */
  remember(digest: string, caller: Caller | undefined): void {
    if (!caller) return void this.callers.delete(digest);
    if (this.callers.has(digest)) return;
    if (this.callers.size >= MOST) this.callers.delete(this.callers.keys().next().value!);
    this.callers.set(digest, caller);
  }
}
