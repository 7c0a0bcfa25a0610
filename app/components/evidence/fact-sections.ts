import type { EvidencePack } from '#app/evidence/pack/evidence-pack.ts';

/** A card of the page: what it is about, and each fact with its name. */
export interface FactSection {
  title: string;
  facts: { label: string; value: string }[];
}

interface Words {
  /** Minor units of the order's currency. */
  money: (amount: number) => string;
  time: (instant: string) => string;
}

type Fact = [label: string, value: string | number | null | undefined | false];
/** As `snakeKeys` names what an AgentOrder holds. */
interface Parcel {
  status: string;
  carrier: string | null;
  tracking_number: string | null;
  events: { type: string; occurred_at: string }[];
}
interface Adjustment {
  type: string;
  status: string;
  occurred_at: string;
  amount?: number;
}
interface DisputeRow {
  opened_at: string;
  amount: number;
  reason: string;
  status: string;
  due_by: string | null;
}
interface Person {
  email?: string;
  first_name?: string;
  last_name?: string;
  full_name?: string;
  name?: string;
  phone?: string;
  address?: Address;
}
interface Address {
  name: string;
  line_one: string;
  line_two?: string;
  city: string;
  state: string;
  postal_code: string;
  country: string;
}

/** What a pack says, section by section; a section without a fact is left out. */
export function factSections(pack: EvidencePack, words: Words): FactSection[] {
  return [
    section('Agreed and paid', moneyFacts(pack, words)),
    section('Buyer', buyerFacts(pack)),
    section(
      'Goods',
      (pack.items as { title: string; quantity: { ordered: number }; subtotal: number }[]).map(
        ({ title, quantity, subtotal }): Fact => [`${quantity.ordered} × ${title}`, words.money(subtotal)],
      ),
    ),
    section('Payment', paymentFacts(pack, words)),
    section(
      'Delivery',
      (pack.fulfillments as Parcel[]).flatMap((parcel) => parcelFacts(parcel, words)),
    ),
    section('After the sale', aftersaleFacts(pack, words)),
    section('Consents and policies', termFacts(pack, words)),
    section(
      'Told to the agent',
      pack.events.map(({ type, sequence, delivered_at, attempts }): Fact => [
        `${sequence}. ${type === 'order_create' ? 'New order' : 'Order changed'}`,
        delivered_at ? `Taken ${words.time(delivered_at)}` : `Not taken after ${attempts} attempts`,
      ]),
    ),
    section(
      'Opened by',
      pack.accesses.map(({ at, actor, how }): Fact => [words.time(at), `${actorName(actor)} (${how})`]),
    ),
  ].filter(({ facts }) => facts.length > 0);
}

function section(title: string, facts: Fact[]): FactSection {
  return {
    title,
    facts: facts.flatMap(([label, value]) =>
      value === null || value === undefined || value === false ? [] : [{ label, value: String(value) }],
    ),
  };
}

function moneyFacts({ totals }: EvidencePack, { money }: Words): Fact[] {
  const { agreed, charged, shopify, refunded } = totals;
  return [
    ['The buyer agreed to', agreed !== null && money(agreed)],
    ['Charged', charged !== null && money(charged)],
    ['Shopify’s order', money(shopify)],
    ['Refunded', refunded > 0 && money(refunded)],
  ];
}

function buyerFacts({ buyer, verification }: EvidencePack): Fact[] {
  const contact = (buyer.contact ?? {}) as Person;
  const recipient = (buyer.recipient ?? {}) as Person;
  const name = contact.full_name ?? [contact.first_name, contact.last_name].filter(Boolean).join(' ');
  const facts: Fact[] = [
    ['Name', name || recipient.name],
    ['E-mail', contact.email ?? recipient.email],
    ['Telephone', contact.phone ?? recipient.phone],
    ['Shipped to', addressLine(recipient.address)],
    ['Billed to', addressLine(buyer.billing_address as Address | null)],
  ];
  const known = facts.some(([, value]) => value);
  return known || verification.erased.length === 0
    ? facts
    : [['Erased', 'at the buyer’s request, or after its time']];
}

function addressLine(address: Address | null | undefined): string | null {
  if (!address) return null;
  const { name, line_one, line_two, city, state, postal_code, country } = address;
  return [name, line_one, line_two, city, `${state} ${postal_code}`.trim(), country]
    .filter(Boolean)
    .join(', ');
}

function paymentFacts({ payment, agent }: EvidencePack, { money, time }: Words): Fact[] {
  if (!payment) return [['Paid', 'in the shop’s checkout']];
  const risk = payment.risk as { level: string; score?: number } | null;
  const limits = payment.token_limits as { max_amount: number; expires_at: string | null } | null;
  const insights = Object.entries(
    (payment.token_risk ?? {}) as Record<string, { score: number; recommended_action: string }>,
  );
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return [
    ['Card', payment.last4 ? `${text(payment.brand) ?? 'Card'} ···· ${String(payment.last4)}` : null],
    ['Mode', agent.mode],
    ['Authorised', payment.authorized_at ? time(String(payment.authorized_at)) : null],
    ['PaymentIntent', text(payment.payment_intent)],
    ['Charge', text(payment.charge)],
    ['Token’s limit', limits && money(limits.max_amount)],
    ['Token’s end', limits?.expires_at ? time(limits.expires_at) : null],
    ['Risk of the charge', risk && [risk.level, risk.score].filter((part) => part !== undefined).join(', ')],
    ...insights.map(([name, { score, recommended_action: action }]): Fact => [
      `Risk: ${name.replaceAll('_', ' ')}`,
      `${score} (${action})`,
    ]),
  ];
}

function parcelFacts({ status, carrier, tracking_number, events }: Parcel, { time }: Words): Fact[] {
  const parcel = [carrier, tracking_number].filter(Boolean).join(' ') || 'Parcel';
  return [
    [parcel, status.replaceAll('_', ' ')],
    ...events.map(({ type, occurred_at }): Fact => [
      `${parcel}: ${type.replaceAll('_', ' ')}`,
      time(occurred_at),
    ]),
  ];
}

function aftersaleFacts(
  { adjustments, disputes, staff_decisions }: EvidencePack,
  { money, time }: Words,
): Fact[] {
  return [
    ...(adjustments as Adjustment[]).map(({ type, status, occurred_at, amount }): Fact => [
      `${type.replaceAll('_', ' ')}, ${time(occurred_at)}`,
      [amount === undefined ? null : money(amount), status].filter(Boolean).join(', '),
    ]),
    ...(disputes as DisputeRow[]).map(({ opened_at, amount, reason, status, due_by }): Fact => [
      `dispute, ${time(opened_at)}`,
      [money(amount), reason, status, due_by && `answer by ${time(due_by)}`].filter(Boolean).join(', '),
    ]),
    ...staff_decisions.map(({ at, facts }): Fact => {
      const { decision = 'decided', by = '' } = facts as { decision?: string; by?: string };
      return [`staff, ${time(at)}`, [decision, actorName(by)].filter(Boolean).join(', ')];
    }),
  ];
}

function termFacts({ consents, policies }: EvidencePack, { time }: Words): Fact[] {
  const asked = consents as { channel: string; wording: string; opted_in: boolean | null; at: string }[];
  const answer = (opted: boolean | null) => (opted === null ? 'No answer' : opted ? 'Yes' : 'No');
  return [
    ...asked.map(({ wording, opted_in, at }): Fact => [wording, `${answer(opted_in)}, ${time(at)}`]),
    ...policies.map(({ title, url, shown_at }): Fact => [title, `${url}, shown ${time(shown_at)}`]),
  ];
}

function actorName(actor: string): string {
  return actor === 'command' ? 'the operator' : actor.replace(/^staff:/, 'staff member ');
}
