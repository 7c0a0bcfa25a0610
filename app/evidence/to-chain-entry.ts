import type { EvidenceEntry } from '#app/db/client/client.ts';
import type { ChainEntry } from './verify-chain.ts';

/** An entry as it is stored, as its chain has it. */
export function toChainEntry(row: EvidenceEntry): ChainEntry {
  return {
    sequence: row.sequence,
    kind: row.kind,
    at: row.at.toISOString(),
    previous: row.previousHash,
    body_digest: row.bodyDigest,
    hash: row.hash,
    salt: row.salt,
    body: row.body === null ? null : (JSON.parse(row.body) as unknown),
    erased_at: row.erasedAt?.toISOString() ?? null,
  };
}
