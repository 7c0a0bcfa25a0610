import type { SellingMode } from '#app/agents/selling-mode.ts';

/** What the home page is judged by, as the database has it. */
export interface HomeFacts {
  now: Date;
  /** Null: the merchant has not chosen how to sell. */
  sellingMode: SellingMode | null;
  catalog: {
    syncedAt: Date | null;
    /** Of the newest reading (prisma/schema.prisma); null: none was begun. */
    syncState: string | null;
    syncBegunAt: Date | null;
    /** Of the newest judgement; null: never judged. */
    score: number | null;
    shown: number;
  };
  /** One for each feed of an agent that is connected; empty: agents read the live feed. */
  feeds: { deliveredAt: Date | null; everyHours: number }[];
  /** Connected ones. */
  agents: { mode: string; sellingMode: string; tellsEvents: boolean; failingSince: Date | null }[];
  lastCallAt: Date | null;
  accounts: { mode: string; hearsEvents: boolean }[];
  events: { newestAt: Date | null; oldestWaitingAt: Date | null };
  /** Kinds of what needs attention (attention/attention-kind.ts). */
  attention: string[];
  hasTestSale: boolean;
  setupDismissed: boolean;
}

export const PARTS = ['catalog', 'feed', 'agents', 'payments', 'events'] as const;
export type Part = (typeof PARTS)[number];

/** `off`: not in use, and need not be. */
export type Tone = 'ok' | 'busy' | 'off' | 'warning' | 'critical';

/** How one part of Aisle fares. `reason` is worded by `home.status.<part>.<reason>`. */
export interface PartStatus {
  part: Part;
  tone: Tone;
  reason: string;
  /** Since when, or when last; null: there is no such time. */
  at: Date | null;
  /** Where it is looked into or mended. */
  href: string;
}

const HOUR = 3600_000;
/** Catalogues are read daily (catalog/sync-catalogs); later than this one was missed. */
const STALE_HOURS = 26;
/** Events go out within seconds, or wait for an agent's server. */
const WAITING_MINUTES = 15;

/** How each part fares. */
export function judgeParts(facts: HomeFacts): PartStatus[] {
  return [catalog(facts), feed(facts), agents(facts), payments(facts), events(facts)];
}

function catalog({ catalog: { syncedAt, syncState, syncBegunAt }, attention, now }: HomeFacts): PartStatus {
  const status = (tone: Tone, reason: string, at = syncedAt): PartStatus => ({
    ...{ part: 'catalog', tone, reason, at, href: '/app/catalog' },
  });
  if (attention.includes('catalog_shrunk')) return { ...status('warning', 'held'), href: '/app/attention' };
  if (syncState === 'failed') return status(syncedAt ? 'warning' : 'critical', 'failed');
  const isReading = syncState !== null && ['requested', 'running', 'applying'].includes(syncState);
  if (isReading) return status('busy', 'reading', syncBegunAt);
  if (!syncedAt) return status('warning', 'never');
  const isStale = now.getTime() - syncedAt.getTime() > STALE_HOURS * HOUR;
  return isStale ? status('warning', 'stale') : status('ok', 'fresh');
}

function feed({ feeds, agents: connected, attention, now }: HomeFacts): PartStatus {
  const delivered = feeds.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  const oldest = delivered.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  const status = (tone: Tone, reason: string, href = '/app/agents'): PartStatus => ({
    ...{ part: 'feed', tone, reason, at: oldest, href },
  });
  if (attention.includes('feed_failed')) return status('critical', 'failed', '/app/attention');
  if (attention.includes('feed_held')) return status('warning', 'held', '/app/attention');
  if (feeds.length === 0) return status('off', connected.length > 0 ? 'live' : 'none');
  if (delivered.length < feeds.length) return status('busy', 'waiting');
  const isLate = feeds.some(
    ({ deliveredAt, everyHours }) => now.getTime() - deliveredAt!.getTime() > (everyHours + 2) * HOUR,
  );
  return isLate ? status('warning', 'late') : status('ok', 'delivered');
}

function agents({ agents: connected, lastCallAt }: HomeFacts): PartStatus {
  const status = (tone: Tone, reason: string): PartStatus => ({
    ...{ part: 'agents', tone, reason, at: lastCallAt, href: '/app/agents' },
  });
  if (connected.length === 0) return status('warning', 'none');
  return connected.some(({ mode }) => mode === 'live') ? status('ok', 'live') : status('warning', 'test');
}

function payments({ accounts, agents: connected, sellingMode, attention }: HomeFacts): PartStatus {
  const status = (tone: Tone, reason: string, href = '/app/settings/payments'): PartStatus => ({
    ...{ part: 'payments', tone, reason, at: null, href },
  });
  if (attention.includes('payments_refused')) return status('critical', 'refused');
  const wantsChat = sellingMode === 'in_chat' || connected.some((agent) => agent.sellingMode === 'in_chat');
  if (!wantsChat) return status('ok', 'hand_off', '/app/settings/selling');
  const live = accounts.find(({ mode }) => mode === 'live');
  if (live) return live.hearsEvents ? status('ok', 'live') : status('warning', 'deaf');
  return accounts.length > 0 ? status('warning', 'test') : status('warning', 'none');
}

function events({ agents: connected, events: { newestAt, oldestWaitingAt }, attention, now }: HomeFacts) {
  const status = (tone: Tone, reason: string, at = newestAt, href = '/app/agents'): PartStatus => ({
    ...{ part: 'events', tone, reason, at, href },
  });
  if (attention.includes('event_undeliverable'))
    return status('critical', 'dead', newestAt, '/app/attention');
  const told = connected.filter(({ tellsEvents }) => tellsEvents);
  const failing = told.flatMap(({ failingSince }) => failingSince ?? [])[0];
  if (failing) return status('warning', 'failing', failing);
  if (told.length === 0) return status('off', 'none', null);
  if (!newestAt) return status('ok', 'quiet');
  const isLate =
    oldestWaitingAt !== null && now.getTime() - oldestWaitingAt.getTime() > WAITING_MINUTES * 60_000;
  return isLate ? status('warning', 'waiting', oldestWaitingAt) : status('ok', 'flowing');
}

export const SETUP_STEPS = ['mode', 'payments', 'catalog', 'agent', 'simulate', 'live'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

const STEP_PAGES: Record<SetupStep, string> = {
  mode: '/app/settings/selling',
  payments: '/app/settings/payments',
  catalog: '/app/catalog',
  agent: '/app/agents/new',
  simulate: '/app/simulator',
  live: '/app/agents/new?mode=live',
};

/** A step of the set-up guide, and whether what it is about is so. */
export interface SetupState {
  step: SetupStep;
  done: boolean;
  href: string;
}

/** The guide: what is done is read from what there is, never from a click on it. */
export function judgeSetup(facts: HomeFacts): SetupState[] {
  const { sellingMode, accounts, catalog: mirror, agents: connected, hasTestSale } = facts;
  const inChat = sellingMode === 'in_chat' || connected.some((agent) => agent.sellingMode === 'in_chat');
  const done: Record<SetupStep, boolean> = {
    mode: sellingMode !== null || connected.length > 0,
    payments: accounts.length > 0 || (!inChat && (sellingMode !== null || connected.length > 0)),
    catalog: mirror.syncedAt !== null && mirror.shown > 0,
    agent: connected.length > 0,
    simulate: hasTestSale,
    live: connected.some(({ mode }) => mode === 'live'),
  };
  return SETUP_STEPS.map((step) => ({ step, done: done[step], href: STEP_PAGES[step] }));
}

/** The one thing to do first. `setup` names a step of the guide, `part` a part that does not fare well. */
export type NextThing =
  | { kind: 'attention'; count: number; href: string }
  | { kind: 'part'; status: PartStatus; href: string }
  | { kind: 'setup'; step: SetupStep; href: string }
  | { kind: 'nothing' };

/**
 * What comes first: what is broken, what waits for a decision, the next step of setting up (also with the guide put
 * away), what is worth a look.
 */
export function nextThing(facts: HomeFacts): NextThing {
  const parts = judgeParts(facts);
  const broken = parts.find(({ tone }) => tone === 'critical');
  if (broken) return { kind: 'part', status: broken, href: broken.href };
  if (facts.attention.length > 0)
    return { kind: 'attention', count: facts.attention.length, href: '/app/attention' };
  const step = judgeSetup(facts).find(({ done }) => !done);
  if (step && !facts.setupDismissed) return { kind: 'setup', step: step.step, href: step.href };
  const worse = parts.find(({ tone }) => tone === 'warning');
  if (worse) return { kind: 'part', status: worse, href: worse.href };
  return { kind: 'nothing' };
}
