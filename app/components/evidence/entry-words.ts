import type { ChainEntry } from '#app/evidence/verify-chain.ts';

const CALLS: Record<string, string> = {
  create_session: 'opened a checkout',
  update_session: 'changed the checkout',
  cancel_session: 'cancelled the checkout',
  complete_session: 'was answered about the payment',
  payment_requested: 'asked to charge the buyer',
};

const STEPS: Record<string, string> = {
  authorizing: 'The payment is being authorised',
  authenticating: 'The card’s issuer wants to see the buyer',
  creating_order: 'The payment was authorised',
  capturing: 'Shopify created the order',
  completed: 'The payment was captured',
  holding_stock: 'The goods are being held',
  setting_aside: 'The order is being cancelled in Shopify; the money stays until staff decide',
  set_aside: 'The order waits for staff; the money stays',
  compensating: 'The purchase is being undone',
  refused: 'The purchase was refused',
};

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
    const words = told.type === 'order_create' ? 'The order was made' : 'The order changed';
    return `${words}: ${told.order?.status ?? 'erased'}`;
  }
  if (kind === 'erasure') return `Erased: what ${told.entries?.join(', ') ?? 'some entries'} said`;
  if (kind === 'staff_decision') return `Staff decided: ${told.decision ?? 'erased'}`;
  return kind.replaceAll('_', ' ');
}
