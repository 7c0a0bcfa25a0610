import type { DataExport } from '#app/db/client/client.ts';
import { formatNumber, formatTime, type Reader } from '#app/i18n/reader.ts';
import type { UnderWay } from '#app/privacy/deletion/list-under-way.server.ts';
import { exportState } from '#app/privacy/export/export-state.ts';
import {
  isPeriod,
  RETENTION,
  RETENTION_FIELDS,
  type Retention,
  type RetentionField,
} from '#app/privacy/retention.ts';

/** The periods as the form shows them: what is typed is text; empty: for as long as the order. */
export type RetentionForm = Record<RetentionField, string>;

export function toRetentionForm(retention: Retention): RetentionForm {
  const texts = RETENTION_FIELDS.map((field) => [field, String(retention[field] ?? '')]);
  return Object.fromEntries(texts) as RetentionForm;
}

/** What was sent, or a text for each field that cannot be. */
export function readRetentionForm(
  given: unknown,
  { t }: Pick<Reader, 't'>,
): { ok: true; retention: Retention } | { ok: false; fields: Record<string, string> } {
  const form = (given ?? {}) as Partial<Record<RetentionField, unknown>>;
  const read = RETENTION_FIELDS.map((field) => {
    const text = String(form[field] ?? '').trim();
    return [field, text === '' ? null : Number(text)] as const;
  });
  const wrong = read.filter(([field, days]) => !isPeriod(field, days));
  const problem = (field: RetentionField) => {
    const { min, max } = RETENTION[field];
    return [field, t('settings.data.retention.problem', { min, max })];
  };
  if (wrong.length > 0)
    return {
      ok: false,
      fields: Object.fromEntries(wrong.map(([field]) => problem(field))) as Record<string, string>,
    };
  return { ok: true, retention: Object.fromEntries(read) as Retention };
}

/** Exports in words. */
export function presentExport(row: DataExport, now: Date, reader: Reader) {
  const { t } = reader;
  const state = exportState(row, now);
  return {
    id: row.id,
    at: formatTime(row.createdAt, reader),
    isReady: state === 'ready',
    isWaiting: state === 'waiting',
    state: t(`settings.data.export.states.${state}`, { until: formatTime(row.expiresAt, reader) }),
    size:
      state === 'ready'
        ? `${t('settings.data.export.rows', { count: row.rows })} · ${formatNumber(Math.ceil(Number(row.bytes) / 1000), reader)} kB`
        : null,
  };
}

/** What keeps everything from being deleted, in words. */
export function presentUnderWay(item: UnderWay, reader: Reader) {
  const { t } = reader;
  return {
    id: item.id,
    href: item.orderId && `/app/orders/${item.orderId}`,
    text: t('settings.data.delete.item', {
      kind: t(`settings.data.delete.kinds.${item.kind}`),
      name: item.orderName ?? item.id,
      time: formatTime(item.since, reader),
    }),
  };
}
