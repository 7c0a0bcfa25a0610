import type { Context } from 'hono';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordError } from '#app/components/word-error.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { openAdmin, type AdminVisit } from '#app/shops/open-admin.server.ts';
import type { Permission } from '#app/shops/staff.ts';
import '#app/i18n/texts/common.ts';

type Work = (visit: AdminVisit, c: Context) => Promise<object>;

/**
 * One call of an extension: who asks, the work, the answer. Browsers send the call from another origin, so every answer
 * says that it may be read there: what protects it is the session token, which no other site has.
 * @param permission without which the answer is 403
 */
export function extensionRoute(permission: Permission, work: Work) {
  return async (c: Context): Promise<Response> => {
    if (!c.req.header('authorization')?.startsWith('Bearer ')) return unauthorized();
    const visit = await signIn(c, permission);
    if (visit instanceof Response) return visit;
    try {
      return visit.cors(Response.json(await work(visit, c)));
    } catch (error) {
      return visit.cors(refusalResponse(error, wordError(visit.reader)));
    }
  };
}

/** What a browser asks first, from another origin. */
export async function preflight(c: Context): Promise<Response> {
  const answer = await signIn(c);
  return answer instanceof Response ? answer : unauthorized();
}

/**
 * The JSON that was sent.
 * @throws AppError `invalid` for anything else
 */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  // PostgreSQL knows no NUL, which stands escaped in JSON.
  if (text.includes('\\u0000')) throw new AppError('invalid', 'The body holds a NUL.', { param: '$' });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AppError('invalid', 'The body is not JSON.', { param: '$' });
  }
}

/** The library answers by throwing what is not to go on. */
async function signIn(c: Context, permission?: Permission): Promise<AdminVisit | Response> {
  try {
    return await openAdmin(c.req.raw, permission);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

function unauthorized(): Response {
  return Response.json(
    { error: 'Sign in: send the session token of Shopify’s admin.' },
    { status: 401, headers: { 'Access-Control-Allow-Origin': '*' } },
  );
}
