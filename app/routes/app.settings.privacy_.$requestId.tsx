import type { LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/kernel/app-error.ts';
import { exportBuyerData } from '#app/privacy/export-buyer-data.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';

/** The file that answers a buyer's request for their data. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope } = await openAdmin(request, 'buyers.read');
  try {
    const file = await exportBuyerData(scope, params.requestId!);
    return new Response(file, {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw new Response(null, { status: 404 });
    throw error;
  }
}
