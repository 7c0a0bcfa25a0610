import type { ListedConnection } from '#app/agents/get-connection.server.ts';
import type { ListedDestination } from '#app/feeds/delivery/list-destinations.server.ts';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import type { ListedDelivery } from '#app/orders/events/list-deliveries.server.ts';
import type { Label } from '../label.ts';
import { nameEvent } from '../orders/name-event.ts';

/** A connection as the list of agents shows it. */
export interface ConnectionRow {
  id: string;
  name: string;
  platform: string;
  isTest: boolean;
  isRevoked: boolean;
  mode: string;
  keys: Label;
  events: Label;
  feed: Label;
}

/** Puts a connection into words. @param now tells which keys work */
export function presentConnection(
  connection: ListedConnection,
  feeds: readonly ListedDestination[],
  { t }: Reader,
  now: Date,
): ConnectionRow {
  const working = connection.keys.filter((key) => isWorking(key, now)).length;
  return {
    id: connection.id,
    name: connection.name,
    platform: connection.platform,
    isTest: connection.mode === 'test',
    isRevoked: connection.revokedAt !== null,
    mode: t(`common.modes.${connection.sellingMode as 'in_chat'}`),
    keys:
      working > 0
        ? { text: t('agents.state.keys', { count: working }) }
        : { text: t('agents.state.noKey'), tone: 'warning' },
    events: presentEvents(connection, t),
    feed: presentFeeds(
      feeds.filter(({ connectionId }) => connectionId === connection.id),
      t,
    ),
  };
}

/** Whether a key works, and since when there is it. */
export interface KeyState {
  id: string;
  created: string;
  /** Of an API key. */
  used?: string;
  state: string;
  tone?: Label['tone'];
  isWorking: boolean;
}

/** A connection's API keys, newest first: by their first characters. */
export function presentKeys(connection: ListedConnection, reader: Reader, now: Date) {
  return connection.keys
    .toReversed()
    .map((key) => ({ hint: key.hint, ...presentKeyState(key, reader, now), used: lastUse(key, reader) }));
}

function lastUse({ lastUsedAt }: { lastUsedAt: Date | null }, reader: Reader): string {
  if (!lastUsedAt) return reader.t('agents.detail.keyUnused');
  return reader.t('agents.detail.keyUsed', { time: formatTime(lastUsedAt, reader) });
}

/** A connection's signing keys, newest first. */
export function presentSigningKeys(connection: ListedConnection, reader: Reader, now: Date) {
  return connection.signingKeys
    .toReversed()
    .map((key) => ({ algorithm: key.algorithm, ...presentKeyState(key, reader, now) }));
}

type DatedKey = Pick<ListedConnection['keys'][number], 'id' | 'createdAt' | 'expiresAt' | 'revokedAt'>;

function presentKeyState(key: DatedKey, reader: Reader, now: Date): KeyState {
  const { t } = reader;
  const works = isWorking(key, now);
  return {
    id: key.id,
    created: t('agents.detail.keyCreated', { time: formatTime(key.createdAt, reader) }),
    isWorking: works,
    tone: works ? (key.expiresAt ? 'attention' : 'success') : undefined,
    state: !works
      ? t('agents.detail.keyState.ended')
      : key.expiresAt
        ? t('agents.detail.keyState.ending', { time: formatTime(key.expiresAt, reader) })
        : t('agents.detail.keyState.active'),
  };
}

/** A feed of an agent as its page shows it. */
export interface FeedView {
  id: string;
  kind: string;
  format: string;
  url: string | null;
  state: Label;
  last: string | null;
  error: string | null;
  isHosted: boolean;
  settings: FeedSettings;
}

/** What staff may change of a feed, as the form's fields have it. */
export interface FeedSettings {
  everyHours: string;
  guardPercent: string;
  country: string;
}

/** A feed of an agent, with its newest run. */
export function presentFeed(feed: ListedDestination, reader: Reader): FeedView {
  const { t } = reader;
  const { lastRun } = feed;
  return {
    id: feed.id,
    kind: t(`agents.detail.feedKinds.${feed.kind as 'hosted'}`),
    format: feed.format,
    url: feed.url,
    state: presentFeeds([feed], t),
    last: lastRun?.finishedAt
      ? t('agents.detail.feedLast', { rows: lastRun.rows, time: formatTime(lastRun.finishedAt, reader) })
      : null,
    error: feed.lastError ?? lastRun?.error ?? null,
    isHosted: feed.kind === 'hosted',
    settings: {
      everyHours: String(feed.everyHours),
      guardPercent: String(feed.guardPercent),
      country: feed.country ?? '',
    },
  };
}

/** How the event URL was found, in lines. */
export function presentEndpoint({ endpoint }: ListedConnection, reader: Reader): string[] {
  const { t } = reader;
  if (!endpoint) return [];
  return [
    endpoint.problem && t('agents.detail.eventsProblem', { problem: endpoint.problem }),
    endpoint.checkedAt && t('agents.detail.eventsChecked', { time: formatTime(endpoint.checkedAt, reader) }),
    endpoint.verifiedAt &&
      t('agents.detail.eventsVerified', { time: formatTime(endpoint.verifiedAt, reader) }),
  ].filter((line): line is string => Boolean(line));
}

/** Attempts to deliver order events, as rows of a table. */
export function presentDeliveries(deliveries: readonly ListedDelivery[], reader: Reader) {
  const { t } = reader;
  return deliveries.map(({ id, at, orderName, type, status, error, durationMs }) => ({
    key: id,
    cells: [
      formatTime(at, reader),
      orderName,
      nameEvent(type, t),
      error ?? (status === null ? t('agents.detail.testNoAnswer') : `HTTP ${status}`),
      String(durationMs),
    ],
  }));
}

function presentEvents({ eventUrl, endpoint }: ListedConnection, t: Reader['t']): Label {
  if (!eventUrl) return { text: t('agents.state.noEvents') };
  if (endpoint?.openUntil) return { text: t('agents.state.eventsPaused'), tone: 'warning' };
  if (endpoint?.problem) return { text: t('agents.state.eventsFailing'), tone: 'warning' };
  if (endpoint?.verifiedAt) return { text: t('agents.state.eventsReady'), tone: 'success' };
  return { text: t('agents.state.eventsUntested') };
}

function presentFeeds(feeds: readonly ListedDestination[], t: Reader['t']): Label {
  if (feeds.length === 0) return { text: t('agents.state.noFeed') };
  const isBad = feeds.some(({ failures, lastRun }) => failures > 0 || BAD_RUNS.has(lastRun?.state ?? ''));
  if (isBad) return { text: t('agents.state.feedProblem'), tone: 'warning' };
  if (feeds.every(({ lastRun }) => lastRun?.state === 'delivered'))
    return { text: t('agents.state.feedDelivered'), tone: 'success' };
  return { text: t('agents.state.feedWaiting'), tone: 'info' };
}

const BAD_RUNS = new Set(['held', 'failed']);

function isWorking(key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): boolean {
  return key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);
}
