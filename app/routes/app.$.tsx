import type { LoaderFunctionArgs } from '@remix-run/node';
import { openAdmin } from '#app/shops/open-admin.server.ts';

/** An address of the app that leads nowhere: said in the reader's language, with the menu. */
export async function loader({ request }: LoaderFunctionArgs): Promise<never> {
  await openAdmin(request);
  throw new Response(null, { status: 404 });
}

export default function NoPage() {
  return null;
}
