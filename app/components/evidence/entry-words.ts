import type { ChainEntry } from '#app/evidence/verify-chain.ts';

const CALLS: Record<string, string> = {
  create_session: 'opened a checkout',
  update_session: 'changed the checkout',
  cancel_session: 'cancelled the checkout',
  complete_session: 'was answered about the payment',
  payment_requested: 'asked to charge the buyer',
};

const STEPS: Record<string, string> = {
  creating_order: 'The payment was authorised',
  capturing: 'Shopify created the order',
  completed: 'The payment was captured',
  compensating: 'The purchase is being undone',
  refused: 'The purchase was refused',
};

const OTHERS: Record<string, string> = {
  staff_decision: 'Staff decided',
  refund: 'Refund',
  dispute: 'Dispute',
};

/** Every field that an entry's body may have and that its line is made of. */
interface Told {
  step?: string;
  type?: string;
  refusal?: { text?: string } | null;
  agreed?: { amount?: number };
  order?: { status?: string };
  amount?: number;
  currency?: string;
  response?: { status?: number; body?: { status?: string } };
  decision?: string;
  reason?: string;
  status?: string;
}

/** An entry of the chain in one line. `money` writes minor units of the order's currency. */
export function entryWords(
  { kind, body }: Pick<ChainEntry, 'kind' | 'body'>,
  agent: string,
  money: (amount: number) => string,
): string {
  const told = (body ?? {}) as Told;
  if (Object.hasOwn(CALLS, kind)) {
    const { response, agreed } = told;
    const outcome = kind === 'payment_requested' ? agreed?.amount : response?.body?.status;
    const end = typeof outcome === 'number' ? money(outcome) : outcome?.replaceAll('_', ' ');
    return [`${agent} ${CALLS[kind]}`, end].filter(Boolean).join(': ');
  }
  if (kind === 'purchase_step') {
    const words = STEPS[told.step ?? ''] ?? `The purchase went on (${told.step ?? 'erased'})`;
    return told.refusal?.text ? `${words}: ${told.refusal.text}` : words;
  }
  if (kind === 'order_event') {
    const first = told.type === 'order_create';
    return `${first ? 'The order was made' : 'The order changed'}: ${told.order?.status ?? 'erased'}`;
  }
  const facts = [
    told.decision,
    told.amount === undefined ? null : money(told.amount),
    told.status,
    told.reason,
  ];
  return [OTHERS[kind] ?? kind.replaceAll('_', ' '), facts.filter(Boolean).join(', ')]
    .filter(Boolean)
    .join(': ');
}
