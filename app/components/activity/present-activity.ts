import { en } from '#app/i18n/messages/en.ts';
import { formatTime, type Reader } from '#app/i18n/reader.ts';
import type { ListedActivity, ListedCall } from '#app/insights/listed-activity.ts';
import type { Label } from '../label.ts';
import { nameStaffAction } from './name-staff-action.ts';

/** A row of the activity log: text only, so that server and browser cannot format it differently. */
export interface ActivityRow {
  id: string;
  at: string;
  who: string;
  isTest: boolean;
  what: string;
  /** Null: what staff did has no outcome but that it was done. */
  outcome: Label | null;
  isRepeat: boolean;
  subjectId: string | null;
}

/** Puts an entry into words for the merchant. */
export function presentActivity(entry: ListedActivity, reader: Reader): ActivityRow {
  const { id, subjectId } = entry;
  const common = { id, subjectId, at: formatTime(entry.at, reader) };
  if (entry.kind === 'staff')
    return {
      ...common,
      who: presentActor(entry.actor, reader),
      what: nameStaffAction(entry.action, reader.t),
      ...{ isTest: false, outcome: null, isRepeat: false },
    };
  return {
    ...common,
    who: entry.agentName,
    isTest: entry.isTest,
    what: presentOperation(entry.operation, reader),
    outcome: presentOutcome(entry, reader),
    isRepeat: entry.replayed,
  };
}

/** Shopify names staff to nobody but itself, so they are known by their number. */
function presentActor(actor: string, { t }: Reader): string {
  if (actor === 'command' || actor === 'flow') return t(`activity.by.${actor}`);
  return t('activity.by.staff', { id: actor.replace(/^staff:/, '') });
}

function presentOperation(operation: string, { t }: Reader): string {
  return Object.hasOwn(en.activity.calls, operation)
    ? t(`activity.calls.${operation as keyof typeof en.activity.calls}`)
    : operation;
}

function presentOutcome({ status, code }: ListedCall, { t }: Reader): Label {
  const [kind, tone] = outcomeOf(status);
  const detail = code ?? (status < 400 ? null : String(status));
  const outcome = t(`activity.outcomes.${kind}`);
  return { text: detail ? t('activity.outcomes.withStatus', { outcome, status: detail }) : outcome, tone };
}

function outcomeOf(status: number): ['ok' | 'refused' | 'failed', Label['tone']] {
  if (status < 400) return ['ok', undefined];
  return status < 500 ? ['refused', 'warning'] : ['failed', 'critical'];
}
