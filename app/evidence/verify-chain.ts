import { bodyDigest, canonicalJson, entryHash, type HashedEntry } from './entry-hash.ts';

/** An entry as the pack has it. */
export interface ChainEntry extends Omit<HashedEntry, 'session'> {
  hash: string;
  /** Null once erased. */
  salt: string | null;
  body: unknown;
  erased_at: string | null;
}

/** A point of the chain that is known from elsewhere. */
export interface ChainPoint {
  sequence: number;
  hash: string;
}

export interface Verdict {
  valid: boolean;
  /** What does not fit, in words; empty when all does. */
  problems: string[];
  /** Entries that were looked at. */
  checked: number;
  /** Numbers of the entries whose body was erased: their digest still holds, what they said cannot be read any more. */
  erased: number[];
  head: ChainPoint | null;
}

/**
 * Checks a session's chain from its first entry to its newest: every number there, every entry bound to the one before,
 * every body the one that was recorded, or erased as a later entry says. A change, an omission, another order or an
 * addition in between shows.
 * @param points that the chain must pass through: its stored head, and what the shop's order has kept of it. Without
 *   one, entries cut off at the end, or a chain that was made anew as a whole, would not show.
 */
export function verifyChain(session: string, entries: ChainEntry[], points: ChainPoint[]): Verdict {
  const problems: string[] = [];
  const erasures = new Set(entries.flatMap(erasedBy));
  let previous: string | null = null;
  entries.forEach((entry, index) => {
    const { sequence } = entry;
    if (sequence !== index + 1) problems.push(`entry ${index + 1} is missing, or out of its place`);
    if (entry.previous !== previous) problems.push(`entry ${sequence} does not follow the one before it`);
    if (entry.hash !== entryHash({ ...entry, session })) problems.push(`entry ${sequence} was changed`);
    const fault = faultOfBody(entry, erasures);
    if (fault) problems.push(`the body of entry ${sequence} ${fault}`);
    previous = entry.hash;
  });
  for (const { sequence, hash } of points) {
    const found = entries[sequence - 1];
    if (!found) problems.push(`entry ${sequence}, which is known from elsewhere, is missing`);
    else if (found.hash !== hash)
      problems.push(`entry ${sequence} is not the one that is known from elsewhere`);
  }
  const last = entries.at(-1);
  return {
    valid: problems.length === 0,
    problems,
    checked: entries.length,
    erased: entries.filter(({ erased_at }) => erased_at !== null).map(({ sequence }) => sequence),
    head: last ? { sequence: last.sequence, hash: last.hash } : null,
  };
}

/** The numbers of the entries that an entry tells to be erased. */
function erasedBy({ kind, body }: ChainEntry): number[] {
  return kind === 'erasure' ? ((body as { entries?: number[] } | null)?.entries ?? []) : [];
}

function faultOfBody(
  { sequence, body, salt, body_digest, erased_at }: ChainEntry,
  erasures: ReadonlySet<number>,
): string | null {
  if (erased_at !== null) {
    if (body !== null || salt !== null) return 'is there, although it was erased';
    return erasures.has(sequence) ? null : 'is missing, and no entry says that it was erased';
  }
  if (salt === null) return 'is missing';
  return bodyDigest(salt, canonicalJson(body)) === body_digest ? null : 'was changed';
}
