import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '#app/kernel/clock.ts';
import { DEMO_STAFF, findStaff, type StaffName, type StaffRecord } from './demo-staff.ts';

/** Who vouches for whom: the app's credentials and the shop it is opened in. */
export interface SessionTokenIssuer {
  clientId: string;
  clientSecret: string;
  shopDomain(): string;
  clock: Clock;
}

/**
 * A session token (App Bridge's `idToken()`): HS256 with the client secret, one minute valid, with Shopify's claims
 * (shopify.dev, "Session tokens").
 */
export async function signSessionToken(
  issuer: SessionTokenIssuer,
  who: StaffName = 'owner',
): Promise<string> {
  const now = Math.floor(issuer.clock().getTime() / 1000);
  const shop = `https://${issuer.shopDomain()}`;
  return new SignJWT({ dest: shop, sid: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(`${shop}/admin`)
    .setAudience(issuer.clientId)
    .setSubject(String(DEMO_STAFF[who].id))
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + 60)
    .setJti(randomUUID())
    .sign(secretOf(issuer));
}

/** Whose session token it is; null unless Shopify gave it to this app for this shop and it is still valid. */
export async function verifySessionToken(
  token: string,
  issuer: SessionTokenIssuer,
): Promise<StaffRecord | null> {
  try {
    const { payload } = await jwtVerify(token, secretOf(issuer), {
      algorithms: ['HS256'],
      audience: issuer.clientId,
      currentDate: issuer.clock(),
      requiredClaims: ['exp', 'dest', 'sub'],
    });
    if (payload.dest !== `https://${issuer.shopDomain()}`) return null;
    return findStaff(payload.sub!) ?? null;
  } catch {
    return null;
  }
}

function secretOf(issuer: SessionTokenIssuer): Uint8Array {
  return new TextEncoder().encode(issuer.clientSecret);
}
