import { randomBytes } from 'node:crypto';
import { Prisma } from '#app/db/client/client.ts';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { NothingWritten, writeTogether, type WritePart } from '#app/db/write-together.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { bodyDigest, canonicalJson } from './entry-hash.ts';
import type { EvidenceBody, EvidenceKind } from './evidence-kind.ts';

/**
 * Adds an entry to a session's evidence, in the transaction of what it tells: one statement. Writers at once follow
 * one another on the chain's row, which is held until the transaction ends: record last, after the rows of session and
 * order are written, so that no two transactions wait for each other.
 * @param body no secrets; it is stored as it is
 * @throws Error when this shop has no such session: what cannot be recorded must not happen.
 */
export async function recordEvidence(
  scope: ShopScope,
  tx: RawQueryable,
  sessionId: string,
  kind: EvidenceKind,
  body: EvidenceBody,
): Promise<void> {
  const { shop } = scope;
  const session = Prisma.sql`SELECT id FROM checkout_sessions WHERE id = ${sessionId} AND shop_id = ${shop.id}`;
  const known: WritePart = { name: 'session', sql: session, expected: false };
  await writeTogether(tx, [known, ...evidenceParts(scope, sessionId, kind, body)]).catch((error: unknown) => {
    if (!(error instanceof NothingWritten)) throw error;
    throw new Error(`${sessionId} is no session of this shop: there is nothing to record evidence of`);
  });
}

/**
 * The entry, to be written together with the session: a part before these is called `session` and returns its id. What
 * {@link recordEvidence} says holds here as well.
 */
export function evidenceParts(
  scope: ShopScope,
  sessionId: string,
  kind: EvidenceKind,
  body: EvidenceBody,
): WritePart[] {
  const shopId = scope.shop.id;
  const at = scope.clock();
  const salt = randomBytes(16).toString('hex');
  const text = canonicalJson(body);
  const digest = bodyDigest(salt, text);
  const hash = (sequence: Prisma.Sql, previous: Prisma.Sql) =>
    hashOf({ sessionId, kind, at: at.toISOString(), digest, sequence, previous });
  const next = Prisma.sql`chain.sequence + 1`;
  const head = Prisma.sql`
    INSERT INTO evidence_chains AS chain (session_id, shop_id, sequence, hash, previous_hash)
    SELECT id, ${shopId}, 1, ${hash(Prisma.sql`1`, Prisma.sql`NULL::text`)}, NULL FROM session
    ON CONFLICT (session_id) DO UPDATE
      SET sequence = ${next}, hash = ${hash(next, Prisma.sql`chain.hash`)}, previous_hash = chain.hash
    RETURNING sequence, hash, previous_hash`;
  const entry = Prisma.sql`
    INSERT INTO evidence_entries
      (session_id, sequence, shop_id, kind, at, body, salt, body_digest, previous_hash, hash)
    SELECT ${sessionId}, sequence, ${shopId}, ${kind}, ${at}::timestamptz, ${text}, ${salt}, ${digest}, previous_hash, hash
    FROM evidence_head
    RETURNING sequence`;
  return [
    { name: 'evidence_head', sql: head, expected: false },
    { name: 'evidence', sql: entry },
  ];
}

interface HashParts {
  sessionId: string;
  kind: EvidenceKind;
  at: string;
  digest: string;
  sequence: Prisma.Sql;
  previous: Prisma.Sql;
}

/** `entryHash` in SQL: the database alone knows the entry before, and none of these texts needs escaping in JSON. */
function hashOf({ sessionId, kind, at, digest, sequence, previous }: HashParts): Prisma.Sql {
  return Prisma.sql`encode(sha256(convert_to(
    ${`{"at":"${at}","body_digest":"${digest}","kind":"${kind}","previous":`}
    || coalesce('"' || ${previous} || '"', 'null') || ',"sequence":' || (${sequence})::text
    || ${`,"session":"${sessionId}"}`}, 'UTF8')), 'hex')`;
}
