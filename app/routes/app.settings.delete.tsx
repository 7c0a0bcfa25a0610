import type { ActionFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/kernel/app-error.ts';
import { deleteEverything } from '#app/privacy/deletion/delete-everything.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';

/** Deletes everything of the shop; called by the data page, which knows that nothing is to be loaded afterwards. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'settings.write');
  const given = ((await request.json().catch(() => null)) ?? {}) as { typed?: unknown };
  const { t } = reader;
  try {
    await deleteEverything(scope, typeof given.typed === 'string' ? given.typed : '');
    return Response.json({ deleted: true });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text =
      error.code === 'invalid'
        ? t('settings.data.delete.wrong', { domain: scope.shop.domain })
        : t('settings.data.delete.underWay');
    return Response.json({ error: text }, { status: error.status });
  }
}
