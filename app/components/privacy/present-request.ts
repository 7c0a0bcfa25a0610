import { formatTime, type Reader } from '#app/i18n/reader.ts';
import type { ListedPrivacyRequest } from '#app/privacy/list-privacy-requests.server.ts';
import type { PrivacyCounts } from '#app/privacy/privacy-request.ts';
import type { Label } from '../label.ts';

/** A request as its page shows it. */
export interface RequestView {
  id: string;
  kind: string;
  received: string;
  state: Label;
  found: string;
  sha256: string | null;
  canExport: boolean;
}

const COUNTS = ['orders', 'sessions', 'carts', 'evidence'] as const;

/** Puts a request into words. */
export function presentRequest(request: ListedPrivacyRequest, reader: Reader, now: Date): RequestView {
  const { t } = reader;
  const origin = t(request.origin === 'shopify' ? 'privacy.origins.shopify' : 'privacy.origins.staff');
  return {
    id: request.id,
    kind: `${t(`privacy.kinds.${request.kind as 'access'}`)} (${origin})`,
    received: formatTime(request.receivedAt, reader),
    state: stateOf(request, reader, now),
    found: request.doneAt ? describeCounts(request.counts as PrivacyCounts, reader) : '',
    sha256: request.exportSha256,
    canExport: request.kind === 'access' && request.canExport,
  };
}

function stateOf({ doneAt, dueAt }: ListedPrivacyRequest, reader: Reader, now: Date): Label {
  const { t } = reader;
  if (doneAt) return { text: t('privacy.state.done', { time: formatTime(doneAt, reader) }), tone: 'success' };
  const time = formatTime(dueAt, reader);
  return dueAt < now
    ? { text: t('privacy.state.overdue', { time }), tone: 'critical' }
    : { text: t('privacy.state.due', { time }), tone: 'attention' };
}

function describeCounts(counts: PrivacyCounts, { t }: Reader): string {
  const parts = COUNTS.filter((name) => (counts[name] ?? 0) > 0);
  if (parts.length === 0) return t('privacy.counts.nothing');
  return parts.map((name) => t(`privacy.counts.${name}`, { count: counts[name]! })).join(', ');
}
