import type { LoaderFunctionArgs } from '@remix-run/node';
import { openEvidence } from '#app/evidence/pack/open-evidence.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';

/** The evidence of an order as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, actor } = await openAdmin(request, 'buyers.read');
  const pack = await openEvidence(scope, params.orderId!, { actor, how: 'download' });
  if (!pack) return new Response(null, { status: 404 });
  const name = pack.order.name.replace(/[^\w.-]/g, '') || pack.order.id;
  return new Response(JSON.stringify(pack, null, 2), {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="evidence-${name}.json"`,
      'Cache-Control': 'no-store',
    },
  });
}
