import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { EXPORTS, exportCatalog } from '#app/feeds/quality/export-catalog.server.ts';
import { ruleWords } from '#app/components/catalog/rule-words.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';

/** The catalogue as a file: it is read and sent bit by bit, however large it is. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, reader } = await openAdmin(request);
  const asked = new URL(request.url).searchParams.get('what');
  const what = EXPORTS.find((known) => known === asked);
  if (!what) return new Response(null, { status: 400 });
  const lines = exportCatalog(scope, what, (rule) => ruleWords(rule, reader));
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="aisle-${what}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}
