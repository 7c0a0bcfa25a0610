import { randomBytes } from 'node:crypto';
import { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
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
  tx: Queryable,
  sessionId: string,
  kind: EvidenceKind,
  body: EvidenceBody,
): Promise<void> {
  const shopId = scope.shop.id;
  const at = scope.clock();
  const salt = randomBytes(16).toString('hex');
  const text = canonicalJson(body);
  const digest = bodyDigest(salt, text);
  const hash = (sequence: Prisma.Sql, previous: Prisma.Sql) =>
    hashOf({ sessionId, kind, at: at.toISOString(), digest, sequence, previous });
  const next = Prisma.sql`chain.sequence + 1`;
  const count = await tx.$executeRaw`
    WITH head AS (
      INSERT INTO evidence_chains AS chain (session_id, shop_id, sequence, hash, previous_hash)
      SELECT id, shop_id, 1, ${hash(Prisma.sql`1`, Prisma.sql`NULL::text`)}, NULL
      FROM checkout_sessions WHERE id = ${sessionId} AND shop_id = ${shopId}
      ON CONFLICT (session_id) DO UPDATE
        SET sequence = ${next}, hash = ${hash(next, Prisma.sql`chain.hash`)}, previous_hash = chain.hash
      RETURNING sequence, hash, previous_hash
    )
    INSERT INTO evidence_entries
      (session_id, sequence, shop_id, kind, at, body, salt, body_digest, previous_hash, hash)
    SELECT ${sessionId}, sequence, ${shopId}, ${kind}, ${at}::timestamptz, ${text}, ${salt}, ${digest}, previous_hash, hash
    FROM head`;
  if (count !== 1)
    throw new Error(`${sessionId} is no session of this shop: there is nothing to record evidence of`);
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
