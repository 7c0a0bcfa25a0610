import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { sqlOf, type Queryable } from '#app/db/database.server.ts';
import type { SecretBox } from '#app/kernel/secret-box.server.ts';

/** What a session row is made with; `db` may be a transaction. */
export interface SessionStore {
  db: Queryable;
  secrets: SecretBox;
}

/** A session as it is stored. */
export interface SealedSession {
  id: string;
  sealed: string;
}

/**
 * Keeps Shopify's sessions in `shopify_sessions`. The whole session, with its access and refresh token, is sealed and
 * bound to its id; beside it stand only the columns needed to find and expire it.
 */
export class SealedSessionStorage implements SessionStorage {
  constructor(private readonly store: SessionStore) {}

  async storeSession(session: Session): Promise<boolean> {
    const row = {
      shopDomain: session.shop,
      isOnline: session.isOnline,
      scope: session.scope ?? null,
      expiresAt: session.expires ?? null,
      sealed: this.store.secrets.seal(JSON.stringify(toContent(session)), sessionContext(session.id)),
    };
    await this.store.db.shopifySession.upsert({
      where: { id: session.id },
      create: { id: session.id, ...row },
      update: row,
    });
    return true;
  }

  /** @throws Error if the row was sealed with a key that is not in ENCRYPTION_KEYS, or was changed. */
  async loadSession(id: string): Promise<Session | undefined> {
    // Without Prisma: every call to Shopify begins with it.
    const [row] = await sqlOf(this.store.db).$queryRaw<SealedSession[]>`
      SELECT id, sealed FROM shopify_sessions WHERE id = ${id}`;
    return row ? this.open(row) : undefined;
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.deleteSessions([id]);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    await this.store.db.shopifySession.deleteMany({ where: { id: { in: ids } } });
    return true;
  }

  /** @throws Error as `loadSession`. */
  async findSessionsByShop(shop: string): Promise<Session[]> {
    const rows = await this.store.db.shopifySession.findMany({ where: { shopDomain: shop } });
    return rows.map((row) => this.open(row));
  }

  /** @throws Error as `loadSession`. */
  open(row: SealedSession): Session {
    const content = JSON.parse(this.store.secrets.open(row.sealed, sessionContext(row.id))) as Content;
    const session = Session.fromPropertyArray(content.properties, true);
    if (session.onlineAccessInfo && content.userScope !== undefined)
      session.onlineAccessInfo.associated_user_scope = content.userScope;
    return session;
  }
}

interface Content {
  properties: ReturnType<Session['toPropertyArray']>;
  /** What the user's own permissions cover, which the library's property array leaves out. */
  userScope?: string;
}

function toContent(session: Session): Content {
  return {
    properties: session.toPropertyArray(true),
    userScope: session.onlineAccessInfo?.associated_user_scope,
  };
}

/** What a session is sealed to. */
export function sessionContext(id: string): string {
  return `shopify_sessions:${id}`;
}
