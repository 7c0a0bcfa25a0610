import { en } from '#app/i18n/messages/en.ts';
import { formatExactTime, formatNumber, type Reader } from '#app/i18n/reader.ts';
import type { CallDetail } from '#app/insights/get-activity.server.ts';
import type { ListedStaffAction } from '#app/insights/listed-activity.ts';
import type { ReplayedCall } from '#app/insights/replay/replay-call.ts';
import { presentActivity, type ActivityRow } from './present-activity.ts';

export interface Fact {
  label: string;
  text: string;
  /** The page of what it names. */
  url?: string;
}

/** A body as it is shown: its text, or why there is none. */
export type BodyView = { text: string } | { missing: string };

/** The page of an entry: text only. */
export interface EntryView extends ActivityRow {
  title: string;
  facts: Fact[];
  /** Of an agent's call alone. */
  call: {
    meaning: string[];
    unknownFields: string[];
    request: BodyView;
    response: BodyView;
    replay: ReplayedCall;
  } | null;
}

/** Puts an entry and all that is known of it into words. @param bodyDays how long bodies are kept */
export function presentEntry(
  entry: CallDetail | ListedStaffAction,
  bodyDays: number,
  reader: Reader,
): EntryView {
  const row = presentActivity(entry, reader);
  const { t } = reader;
  const time = { label: t('activity.entry.time'), text: formatExactTime(entry.at, reader) };
  const title = t('activity.entry.title', { what: row.what, who: row.who });
  if (entry.kind === 'staff') {
    const by = { label: t('activity.entry.staff'), text: row.who };
    return { ...row, title, facts: [time, by, ...subjectFact(entry, reader), ...factsOf(entry)], call: null };
  }
  const { id, operation, apiVersion, subjectId, request } = entry;
  return {
    ...row,
    title,
    facts: [time, ...callFacts(entry, reader)],
    call: {
      meaning: meaningOf(entry, reader),
      unknownFields: entry.unknownFields,
      request: presentBody(request, bodyDays, reader),
      response: presentBody(entry.response, bodyDays, reader),
      replay: { id, operation, apiVersion, subjectId, request },
    },
  };
}

function callFacts(entry: CallDetail, reader: Reader): Fact[] {
  const { t } = reader;
  const given = (label: string, text: string | null): Fact[] => (text ? [{ label, text }] : []);
  return [
    { label: t('activity.entry.agent'), text: entry.agentName, url: `/app/agents/${entry.connectionId}` },
    { label: t('activity.entry.status'), text: String(entry.status) },
    ...given(t('activity.entry.code'), entry.code),
    ...given(t('activity.entry.version'), entry.apiVersion),
    ...given(t('activity.entry.requestId'), entry.requestId),
    ...subjectFact(entry, reader),
    ...(entry.order
      ? [{ label: t('activity.entry.order'), text: entry.order.name, url: `/app/orders/${entry.order.id}` }]
      : []),
  ];
}

/** Pages of what ids of ours name. */
const PAGES: [prefix: RegExp, page: string][] = [
  [/^order_/, '/app/orders/'],
  [/^agent_/, '/app/agents/'],
];

function subjectFact({ kind, subjectId }: CallDetail | ListedStaffAction, { t }: Reader): Fact[] {
  if (!subjectId) return [];
  const label = t('activity.entry.subject');
  const page = kind === 'staff' && PAGES.find(([prefix]) => prefix.test(subjectId))?.[1];
  const calls = `/app/activity?subject=${encodeURIComponent(subjectId)}`;
  return [{ label, text: subjectId, url: page ? `${page}${subjectId}` : calls }];
}

const factsOf = ({ facts }: ListedStaffAction): Fact[] =>
  Object.entries(facts).map(([name, value]) => ({ label: name.replaceAll('_', ' '), text: String(value) }));

/** What became of the call, then what its code says. */
function meaningOf({ status, code, replayed }: CallDetail, { t }: Reader): string[] {
  const fate = status >= 500 ? 'failed' : status >= 400 ? 'refused' : code ? 'told' : 'ok';
  const known = code !== null && Object.hasOwn(en.activity.codes, code);
  return [
    t(`activity.meanings.${fate}`),
    ...(known ? [t(`activity.codes.${code as keyof typeof en.activity.codes}`)] : []),
    ...(replayed ? [t('activity.meanings.replayed')] : []),
  ];
}

function presentBody(kept: string | null, days: number, reader: Reader): BodyView {
  const { t } = reader;
  if (kept === null) return { missing: t('activity.entry.none', { days }) };
  const body = JSON.parse(kept) as { omitted?: unknown } | null;
  if (typeof body?.omitted === 'number')
    return { missing: t('activity.entry.omitted', { count: formatNumber(body.omitted, reader) }) };
  return { text: JSON.stringify(body, null, 2) };
}
