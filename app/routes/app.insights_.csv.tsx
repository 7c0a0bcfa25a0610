import type { LoaderFunctionArgs } from '@remix-run/node';
import { dayRows, toCsv } from '#app/components/insights/csv.ts';
import { presentInsights } from '#app/components/insights/present-insights.ts';
import { readInsights } from '#app/insights/read-insights.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';

/** The tables of the insights as a file for spreadsheets. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'orders.read');
  const { t } = reader;
  const view = presentInsights(await readInsights(scope, new URL(request.url).searchParams), reader);
  const csv = toCsv([
    {
      title: t('insights.title'),
      headings: [view.period.from, view.period.to],
      rows: view.figures.map(({ key, value, before }) => [t(`insights.figures.${key}`), value, before ?? '']),
    },
    {
      title: t('insights.days.title'),
      headings: [
        'insights.days.day',
        'insights.figures.revenue',
        'insights.figures.orders',
        'insights.funnel.opened',
      ].map((key) => t(key as 'insights.title')),
      rows: dayRows(view),
    },
    {
      title: t('insights.funnel.title'),
      headings: [t('insights.funnel.stage'), t('insights.funnel.count'), t('insights.funnel.share')],
      rows: view.funnel.map(({ stage, count, share }) => [stage, count, share]),
    },
    {
      title: t('insights.reasons.title'),
      headings: [t('insights.reasons.reason'), t('insights.reasons.count')],
      rows: view.reasons.map(({ reason, count }) => [reason, count]),
    },
    {
      title: t('insights.channels.title'),
      headings: (['agent', 'mode', 'orders', 'revenue', 'refunded', 'commission', 'processing'] as const).map(
        (column) => t(`insights.channels.${column}`),
      ),
      rows: view.channels.map(({ cells }) => cells),
    },
    {
      title: t('insights.products.title'),
      headings: (['product', 'quantity', 'revenue'] as const).map((column) =>
        t(`insights.products.${column}`),
      ),
      rows: view.products.map(({ cells }) => cells),
    },
  ]);
  return new Response(`\uFEFF${csv}\r\n`, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
