import type { Drift, DriftKind } from '#app/catalog/find-drift.server.ts';
import type { ListedDestination } from '#app/feeds/delivery/list-destinations.server.ts';
import type { RunState } from '#app/feeds/delivery/run-state.ts';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import type { Label } from '../label.ts';
import { presentOmission } from './present-omission.ts';

const TONES: Record<RunState | 'none', Label['tone']> = {
  writing: 'info',
  delivered: 'success',
  held: 'warning',
  discarded: undefined,
  failed: 'critical',
  none: 'attention',
};

/** A feed of the catalogue with its newest snapshot. */
export function presentFeedState(feed: ListedDestination, reader: Reader) {
  const { t } = reader;
  const { lastRun: run } = feed;
  const state = (run?.state as RunState | undefined) ?? 'none';
  const isCompared = run && run.added !== null && run.changed !== null && run.removed !== null;
  return {
    id: feed.id,
    connectionId: feed.connectionId,
    name: `${feed.agent} · ${t(`agents.detail.feedKinds.${feed.kind as 'hosted'}`)}`,
    format: feed.format,
    state: { text: t(`catalog.feeds.states.${state}`), tone: TONES[state] } as Label,
    heldRun: run && state === 'held' ? run.id : null,
    next: formatTime(feed.nextSnapshotAt, reader),
    rows: run && t('catalog.feeds.rowsOf', { rows: run.rows }),
    finished: run?.finishedAt ? formatTime(run.finishedAt, reader) : null,
    difference: isCompared
      ? t('catalog.feeds.differenceOf', { added: run.added!, changed: run.changed!, removed: run.removed! })
      : null,
    omitted: Object.entries((run?.omitted ?? {}) as Record<string, number>).map(([reason, count]) =>
      t('catalog.feeds.omittedOf', { reason: presentOmission(reason, reader), count }),
    ),
    problem: feed.lastError ?? run?.error ?? null,
  };
}

export type FeedStateView = ReturnType<typeof presentFeedState>;

const KINDS: DriftKind[] = ['missing', 'stale', 'price', 'stock', 'extra'];

/** What a reading found amiss. */
export function presentDrift({ at, drift }: { at: Date; drift: Drift }, reader: Reader) {
  return {
    at: formatTime(at, reader),
    kinds: KINDS.flatMap((kind) => {
      const found = drift[kind];
      return found
        ? [
            {
              kind,
              text: reader.t(`catalog.feeds.driftKinds.${kind}`, { count: found.count }),
              products: found.products,
            },
          ]
        : [];
    }),
  };
}

export type DriftView = ReturnType<typeof presentDrift>;
