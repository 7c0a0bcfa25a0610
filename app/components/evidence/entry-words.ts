import { en } from '#app/i18n/messages/en.ts';
import type { Translate } from '#app/i18n/translate.ts';
import type { ChainEntry } from '#app/evidence/verify-chain.ts';

/** Every field that an entry's body may have and that its line is made of. */
interface Told {
  step?: string;
  type?: string;
  refusal?: { text?: string } | null;
  agreed?: { amount?: number };
  order?: { status?: string };
  response?: { status?: number; body?: { status?: string } };
  decision?: string;
  entries?: number[];
}

type Call = 'create_session' | 'update_session' | 'cancel_session' | 'complete_session' | 'payment_requested';
const CALLS = new Set([
  'create_session',
  'update_session',
  'cancel_session',
  'complete_session',
  'payment_requested',
]);

interface Words {
  t: Translate;
  agent: string;
  /** Writes minor units of the order's currency. */
  money: (amount: number) => string;
}

/** An entry of the chain in one line. */
export function entryWords({ kind, body }: Pick<ChainEntry, 'kind' | 'body'>, words: Words): string {
  const { t } = words;
  const told = (body ?? {}) as Told;
  const erased = t('evidence.entries.erased');
  if (CALLS.has(kind)) return callWords(kind as Call, told, words);
  if (kind === 'purchase_step') return stepWords(told, t);
  if (kind === 'order_event') {
    const what = t(told.type === 'order_create' ? 'evidence.entries.made' : 'evidence.entries.changed');
    return t('evidence.entries.with', { what, end: told.order?.status ?? erased });
  }
  if (kind === 'erasure')
    return t('evidence.entries.erasure', {
      entries: told.entries?.join(', ') ?? t('evidence.entries.someEntries'),
    });
  if (kind === 'staff_decision') return t('evidence.entries.decided', { decision: told.decision ?? erased });
  return kind.replaceAll('_', ' ');
}

function callWords(kind: Call, { response, agreed }: Told, { t, agent, money }: Words): string {
  const outcome = kind === 'payment_requested' ? agreed?.amount : response?.body?.status;
  const end = typeof outcome === 'number' ? money(outcome) : outcome?.replaceAll('_', ' ');
  const what = t(`evidence.entries.${kind}`, { agent });
  return end ? t('evidence.entries.with', { what, end }) : what;
}

/** A step is worded as on the order's own page. */
function stepWords({ step, refusal }: Told, t: Translate): string {
  const isKnown = step !== undefined && Object.hasOwn(en.orders.timeline.steps, step);
  const what = isKnown
    ? t(`orders.timeline.steps.${step as 'capturing'}`)
    : t('evidence.entries.wentOn', { step: step ?? t('evidence.entries.erased') });
  return refusal?.text ? t('evidence.entries.with', { what, end: refusal.text }) : what;
}
