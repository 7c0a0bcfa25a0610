import type { Translate } from '#app/i18n/translate.ts';
import type { AgentAdjustment } from '#app/orders/agent-order.ts';
import type { TimelineEntry } from '#app/orders/order-timeline.ts';
import { en } from '#app/i18n/messages/en.ts';
import { nameStaffAction } from '../activity/name-staff-action.ts';
import { nameEvent } from './name-event.ts';

const { timeline } = en.orders;
type Fulfillment = keyof typeof timeline.fulfillment;
type Call = keyof typeof timeline.calls;
type Step = keyof typeof timeline.steps;

interface Words {
  t: Translate;
  agentName: string;
  /** Formats minor units of the order's currency. */
  money: (amount: number) => string;
}

/** An entry of the timeline in words. */
export function describeEntry(entry: TimelineEntry, { t, agentName: agent, money }: Words): string {
  switch (entry.kind) {
    case 'placed':
      return t('orders.timeline.placed', { agent });
    case 'call':
      return describeCall(entry, agent, t);
    case 'step':
      return Object.hasOwn(timeline.steps, entry.step)
        ? t(`orders.timeline.steps.${entry.step as Step}`)
        : entry.step.replaceAll('_', ' ');
    case 'fulfillment':
      return Object.hasOwn(timeline.fulfillment, entry.type)
        ? t(`orders.timeline.fulfillment.${entry.type as Fulfillment}`)
        : entry.type.replaceAll('_', ' ');
    case 'adjustment':
      return describeAdjustment(entry.adjustment, money, t);
    case 'delivery':
      return describeDelivery(entry, agent, t);
    case 'refund':
      return t('orders.timeline.withState', {
        what: t('orders.timeline.withSum', {
          what: t('orders.timeline.adjustment.refund'),
          amount: money(entry.amount),
        }),
        state: t(`orders.refunding.state.${entry.state}`),
      });
    case 'staff':
      return t('orders.timeline.staffDid', {
        what: nameStaffAction(entry.action, t),
        by: describeDecider(entry.by, t),
      });
    case 'attention':
      return entry.text;
    case 'decision':
      return t(entry.decision === 'approved' ? 'orders.timeline.approved' : 'orders.timeline.rejected', {
        by: describeDecider(entry.by, t),
      });
  }
}

/** Who decided: Shopify names people to nobody but itself, so staff are known by their number. */
function describeDecider(by: string | null, t: Translate): string {
  if (by === 'shopify' || by === 'command' || by === 'flow') return t(`orders.timeline.by.${by}`);
  return t('orders.timeline.by.staff', { id: by?.replace(/^staff:/, '') ?? '?' });
}

function describeCall(
  { operation, status, code }: Extract<TimelineEntry, { kind: 'call' }>,
  agent: string,
  t: Translate,
): string {
  const what = Object.hasOwn(timeline.calls, operation)
    ? t(`orders.timeline.calls.${operation as Exclude<Call, 'other'>}`, { agent })
    : t('orders.timeline.calls.other', { agent, operation });
  const told = code?.replaceAll('_', ' ');
  if (status >= 400) return t('orders.timeline.refused', { what, code: told ?? String(status) });
  return told ? t('orders.timeline.told', { what, code: told }) : what;
}

function describeDelivery(
  { type, status, error }: Extract<TimelineEntry, { kind: 'delivery' }>,
  agent: string,
  t: Translate,
): string {
  const what = nameEvent(type, t);
  if (status !== null && error === null) return t('orders.timeline.delivered', { agent, what });
  const answer = error ?? t('orders.events.noAnswer');
  return t('orders.timeline.undelivered', { agent, what, answer });
}

function describeAdjustment(
  { type, status, amount }: AgentAdjustment,
  money: (amount: number) => string,
  t: Translate,
): string {
  const name = t(`orders.timeline.adjustment.${type}`);
  const what =
    amount === undefined ? name : t('orders.timeline.withSum', { what: name, amount: money(amount) });
  const state = adjustmentState({ type, status }, t);
  return state ? t('orders.timeline.withState', { what, state }) : what;
}

/** How a dispute stands for the merchant; for the buyer it is the other way round. */
function adjustmentState(
  { type, status }: Pick<AgentAdjustment, 'type' | 'status'>,
  t: Translate,
): string | null {
  if (type === 'dispute') {
    const words = { pending: 'disputeOpen', completed: 'disputeLost', failed: 'disputeWon' } as const;
    return t(`orders.timeline.${words[status]}`);
  }
  if (status === 'completed') return null;
  return t(status === 'pending' ? 'orders.timeline.pending' : 'orders.timeline.failedState');
}
