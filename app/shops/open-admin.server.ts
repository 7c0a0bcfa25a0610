import { pickLanguage } from '#app/kernel/language.ts';
import { translatorFor } from '#app/i18n/translator-for.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { services } from '#app/services.server.ts';
import { SealedSessionStorage } from '#app/shopify/session-storage.server.ts';
import { shopify } from '#app/shopify/shopify.server.ts';
import type { Actor } from './actor.ts';
import { installShop } from './install-shop.server.ts';
import { findShopByDomain, type ShopScope } from './shop-scope.server.ts';
import { staffOf, type Permission, type Staff } from './staff.ts';

/** A member of staff at a page of their shop. */
export interface AdminVisit {
  scope: ShopScope;
  staff: Staff;
  /** The same as `staff.actor`. */
  actor: Actor;
  reader: Reader;
  /** Lets a page of another origin read the answer: an extension in Shopify's own pages. */
  cors(answer: Response): Response;
}

type AdminSession = Awaited<ReturnType<ReturnType<typeof shopify>['authenticate']['admin']>>['session'];

/**
 * Signs a member of staff in to an embedded page. If signing in went well once but installing did not (the library
 * stores the session first), the shop is installed now.
 * @param permission without which the page is not theirs
 * @throws Response that takes the browser on with signing in, refuses it, or says 403: not permitted.
 */
export async function openAdmin(request: Request, permission?: Permission): Promise<AdminVisit> {
  const { session, cors } = await shopify().authenticate.admin(request);
  const locale = await settleLocale(request, session);
  const staff = staffOf({
    userId: String(session.onlineAccessInfo?.associated_user.id ?? 'unknown'),
    locale,
    accountOwner: session.onlineAccessInfo?.associated_user.account_owner ?? false,
    appScopes: list(session.scope),
    userScopes: list(session.onlineAccessInfo?.associated_user_scope),
  });
  if (permission && !staff.may(permission)) throw cors(new Response(null, { status: 403 }));
  const scope =
    (await findShopByDomain(services(), session.shop)) ?? (await installShop(services(), session.shop));
  return {
    scope: { ...scope, actor: staff.actor },
    staff,
    actor: staff.actor,
    reader: readerOf(locale, scope.shop.timezone),
    cors,
  };
}

/**
 * The language of the admin around the page: it stands in the address of a page that is opened, not of the requests
 * that follow, and is kept with the session for those.
 */
async function settleLocale(request: Request, session: AdminSession): Promise<string> {
  const user = session.onlineAccessInfo?.associated_user;
  const told = canonicalLocale(new URL(request.url).searchParams.get('locale'));
  if (user && told && told !== user.locale) {
    user.locale = told;
    await new SealedSessionStorage(services()).storeSession(session);
  }
  return told ?? canonicalLocale(user?.locale ?? null) ?? 'en';
}

function readerOf(locale: string, timeZone: string): Reader {
  const language = pickLanguage(locale) ?? 'en';
  return { locale, language, timeZone, t: translatorFor(language) };
}

/** One that numbers and times can be formatted in, or null. */
function canonicalLocale(tag: string | null): string | null {
  try {
    return Intl.NumberFormat.supportedLocalesOf(Intl.getCanonicalLocales(tag ?? ''))[0] ?? null;
  } catch {
    return null;
  }
}

const list = (scopes: string | undefined): string[] => (scopes ? scopes.split(',') : []);
