import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '#app/kernel/clock.ts';

/** Who vouches for whom: the app's credentials and the shop it is opened in. */
export interface SessionTokenIssuer {
  clientId: string;
  clientSecret: string;
  shopDomain(): string;
  clock: Clock;
}

/** The staff member who uses the simulated admin. */
export const STAFF_USER_ID = 42;

/**
 * A session token (App Bridge's `idToken()`): HS256 with the client secret, one minute valid, with Shopify's claims
 * (shopify.dev, "Session tokens").
 */
export async function signSessionToken(issuer: SessionTokenIssuer): Promise<string> {
  const now = Math.floor(issuer.clock().getTime() / 1000);
  const shop = `https://${issuer.shopDomain()}`;
  return new SignJWT({ dest: shop, sid: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(`${shop}/admin`)
    .setAudience(issuer.clientId)
    .setSubject(String(STAFF_USER_ID))
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + 60)
    .setJti(randomUUID())
    .sign(secretOf(issuer));
}

/** Whether a session token is one Shopify gave this app for this shop, and still valid. */
export async function verifySessionToken(token: string, issuer: SessionTokenIssuer): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, secretOf(issuer), {
      algorithms: ['HS256'],
      audience: issuer.clientId,
      currentDate: issuer.clock(),
      requiredClaims: ['exp', 'dest'],
    });
    return payload.dest === `https://${issuer.shopDomain()}`;
  } catch {
    return false;
  }
}

function secretOf(issuer: SessionTokenIssuer): Uint8Array {
  return new TextEncoder().encode(issuer.clientSecret);
}
