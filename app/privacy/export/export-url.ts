import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Services } from '#app/services.server.ts';

const PURPOSE = 'export-url';

type Signing = Pick<Services, 'secrets' | 'env'>;

/** Where the browser fetches an export's file until then: a download carries no session token. */
export function exportUrl({ secrets, env }: Signing, exportId: string, until: Date): string {
  const text = `${exportId}.${Math.floor(until.getTime() / 1000)}`;
  return new URL(`/exports/${text}.${sign(secrets.derive(PURPOSE)[0], text)}`, env.SHOPIFY_APP_URL).href;
}

/** The export that a URL's token stands for; null: it was not signed here, or its time is over. */
export function readExportToken(
  { secrets }: Pick<Services, 'secrets'>,
  token: string,
  now: Date,
): string | null {
  const [id, seconds, signature, ...rest] = token.split('.');
  if (!id || !seconds || !signature || rest.length > 0 || !/^\d{1,12}$/.test(seconds)) return null;
  const given = Buffer.from(signature);
  const isSigned = secrets.derive(PURPOSE).some((key) => {
    const expected = Buffer.from(sign(key, `${id}.${seconds}`));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isSigned && Number(seconds) * 1000 > now.getTime() ? id : null;
}

function sign(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
