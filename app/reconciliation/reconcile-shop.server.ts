import type { Prisma, ReconciliationRun } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Finding, FindingAction, FindingKind } from './finding.ts';
import type { PageOfFindings, Phase, Span } from './phase.ts';
import { events } from './phases/events.server.ts';
import { paidOrders } from './phases/paid-orders.server.ts';
import { payments } from './phases/payments.server.ts';
import { purchases } from './phases/purchases.server.ts';
import { refunds, stripeRefunds } from './phases/refunds.server.ts';
import { sessions } from './phases/sessions.server.ts';
import { shopifyOrders } from './phases/shopify-orders.server.ts';

/** What was left behind first: what the later ones queue is not left behind, it has just begun. */
const PHASES: Phase[] = [
  purchases,
  sessions,
  refunds,
  events,
  payments,
  shopifyOrders,
  paidOrders,
  stripeRefunds,
];

/** Jobs and webhooks have so long to do it by themselves. */
const SETTLING_SECONDS = 600;
/** A run goes back behind the start of the last one by so much: a list may lag, a clock may differ. */
const OVERLAP_SECONDS = 3600;
/** Without a run before. */
const FIRST_DAYS = 7;
const DAY_SECONDS = 24 * 3600;

export interface Reconciliation {
  runId: string;
  /** ISO 8601: what changed since then was compared. */
  since: string;
  /** Null: it goes on in the next call. */
  finishedAt: string | null;
  /** How much of what was looked at. */
  checked: Record<string, number>;
  findings: { kind: FindingKind; subject: string; action: FindingAction; text: string }[];
}

/**
 * Compares a shop's sessions, purchases, refunds and orders on record with its PaymentIntents and refunds at Stripe and
 * its orders in Shopify, does what may be done without asking, and leaves the rest to staff (attention `mismatch`). Every
 * page is stored with its findings, so that a run that broke off is gone on with where it stood. What staff were asked
 * about before is not found again.
 * @param options.days how far back to look; without it, to where the last run began
 * @param options.pages the most to be done in this call
 * @param options.settlingSeconds what changed within this time is left to the jobs and webhooks that are under way
 * @throws Error when Shopify or Stripe cannot be reached: call it again, and it goes on
 */
export async function reconcileShop(
  scope: ShopScope,
  options: { days?: number; pages?: number; settlingSeconds?: number } = {},
): Promise<Reconciliation> {
  let run = await openRun(scope, options.days);
  const span: Span = {
    since: run.since,
    until: addSeconds(run.startedAt, -(options.settlingSeconds ?? SETTLING_SECONDS)),
  };
  for (let page = 0; page < (options.pages ?? Infinity); page++) {
    const phase = PHASES[run.phase];
    if (!phase) break;
    const found = await phase.page(scope, span, run.cursor);
    run = await store(scope, run, phase, found);
  }
  return resultOf(scope, run);
}

/** The run that broke off, or a new one. One that was asked to look back further is new. */
async function openRun({ db, shop, clock, newId }: ShopScope, days?: number): Promise<ReconciliationRun> {
  const shopId = shop.id;
  const now = clock();
  const latest = await db.reconciliationRun.findFirst({ where: { shopId }, orderBy: { startedAt: 'desc' } });
  if (latest && !latest.finishedAt && days === undefined) return latest;
  const finished = await db.reconciliationRun.findFirst({
    where: { shopId, finishedAt: { not: null } },
    orderBy: { startedAt: 'desc' },
  });
  const back = days ?? (finished ? null : FIRST_DAYS);
  const since =
    back === null ? addSeconds(finished!.startedAt, -OVERLAP_SECONDS) : addSeconds(now, -back * DAY_SECONDS);
  return db.reconciliationRun.create({ data: { id: newId('run'), shopId, since, startedAt: now } });
}

/** A page's findings, what is done about them, and how far the run is, in one transaction. */
function store(
  scope: ShopScope,
  run: ReconciliationRun,
  phase: Phase,
  { findings, checked, cursor }: PageOfFindings,
): Promise<ReconciliationRun> {
  return scope.db.$transaction(async (tx) => {
    for (const finding of findings)
      if (await isNew(scope, tx, finding)) await keep(scope, tx, run.id, finding);
    const counts = run.checked as Record<string, number>;
    const next = cursor === null ? run.phase + 1 : run.phase;
    return tx.reconciliationRun.update({
      where: { id: run.id, shopId: scope.shop.id },
      data: {
        cursor,
        phase: next,
        checked: { ...counts, [phase.name]: (counts[phase.name] ?? 0) + checked } as Prisma.InputJsonObject,
        ...(next === PHASES.length && { finishedAt: scope.clock() }),
      },
    });
  });
}

const attentionSubject = ({ kind, subject }: Finding): string => `${kind}:${subject}`;

/** What staff were asked before, and perhaps have settled, they are not asked again. */
async function isNew({ shop }: ShopScope, tx: Queryable, finding: Finding): Promise<boolean> {
  if (finding.action !== 'attention') return true;
  const asked = await tx.attentionItem.findFirst({
    where: { shopId: shop.id, kind: 'mismatch', subject: attentionSubject(finding) },
    select: { id: true },
  });
  return asked === null;
}

async function keep(scope: ShopScope, tx: Queryable, runId: string, finding: Finding): Promise<void> {
  const { kind, subject, orderId, action, text } = finding;
  const shopId = scope.shop.id;
  await tx.reconciliationFinding.createMany({
    data: [
      {
        id: scope.newId('finding'),
        shopId,
        runId,
        kind,
        subject,
        orderId,
        action,
        text,
        foundAt: scope.clock(),
      },
    ],
    skipDuplicates: true,
  });
  await finding.act?.(tx);
  if (action === 'attention')
    await raiseAttention(scope, tx, {
      kind: 'mismatch',
      subject: attentionSubject(finding),
      orderId,
      text,
      facts: { kind, subject },
    });
}

async function resultOf({ db, shop }: ShopScope, run: ReconciliationRun): Promise<Reconciliation> {
  const findings = await db.reconciliationFinding.findMany({
    where: { runId: run.id, shopId: shop.id },
    orderBy: [{ foundAt: 'asc' }, { id: 'asc' }],
  });
  return {
    runId: run.id,
    since: run.since.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    checked: run.checked as Record<string, number>,
    findings: findings.map(({ kind, subject, action, text }) => ({
      kind: kind as FindingKind,
      subject,
      action: action as FindingAction,
      text,
    })),
  };
}
