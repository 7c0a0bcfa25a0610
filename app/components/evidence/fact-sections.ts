import type { Translate } from '#app/i18n/translate.ts';
import type { EvidencePack } from '#app/evidence/pack/evidence-pack.ts';

/** A card of the page: what it is about, and each fact with its name. */
export interface FactSection {
  title: string;
  facts: { label: string; value: string }[];
}

interface Words {
  t: Translate;
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
  const { t } = words;
  return [
    section(t('evidence.sections.money'), moneyFacts(pack, words)),
    section(t('evidence.sections.buyer'), buyerFacts(pack, t)),
    section(
      t('evidence.sections.goods'),
      (pack.items as { title: string; quantity: { ordered: number }; subtotal: number }[]).map(
        ({ title, quantity, subtotal }): Fact => [`${quantity.ordered} × ${title}`, words.money(subtotal)],
      ),
    ),
    section(t('evidence.sections.payment'), paymentFacts(pack, words)),
    section(
      t('evidence.sections.delivery'),
      (pack.fulfillments as Parcel[]).flatMap((parcel) => parcelFacts(parcel, words)),
    ),
    section(t('evidence.sections.after'), aftersaleFacts(pack, words)),
    section(t('evidence.sections.terms'), termFacts(pack, words)),
    section(
      t('evidence.sections.told'),
      pack.events.map(({ type, sequence, delivered_at, attempts }): Fact => [
        `${sequence}. ${t(type === 'order_create' ? 'evidence.facts.newOrder' : 'evidence.facts.orderChanged')}`,
        delivered_at
          ? t('evidence.facts.taken', { time: words.time(delivered_at) })
          : t('evidence.facts.notTaken', { count: attempts }),
      ]),
    ),
    section(
      t('evidence.sections.opened'),
      pack.accesses.map(({ at, actor, how }): Fact => [words.time(at), `${actorName(actor, t)} (${how})`]),
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

function moneyFacts({ totals }: EvidencePack, { t, money }: Words): Fact[] {
  const { agreed, charged, shopify, refunded } = totals;
  return [
    [t('evidence.facts.agreed'), agreed !== null && money(agreed)],
    [t('evidence.facts.charged'), charged !== null && money(charged)],
    [t('evidence.facts.shopify'), money(shopify)],
    [t('evidence.facts.refunded'), refunded > 0 && money(refunded)],
  ];
}

function buyerFacts({ buyer, verification }: EvidencePack, t: Translate): Fact[] {
  const contact = (buyer.contact ?? {}) as Person;
  const recipient = (buyer.recipient ?? {}) as Person;
  const name = contact.full_name ?? [contact.first_name, contact.last_name].filter(Boolean).join(' ');
  const facts: Fact[] = [
    [t('evidence.facts.name'), name || recipient.name],
    [t('evidence.facts.email'), contact.email ?? recipient.email],
    [t('evidence.facts.phone'), contact.phone ?? recipient.phone],
    [t('evidence.facts.shippedTo'), addressLine(recipient.address)],
    [t('evidence.facts.billedTo'), addressLine(buyer.billing_address as Address | null)],
  ];
  const known = facts.some(([, value]) => value);
  return known || verification.erased.length === 0
    ? facts
    : [[t('evidence.facts.erased'), t('evidence.facts.erasedText')]];
}

function addressLine(address: Address | null | undefined): string | null {
  if (!address) return null;
  const { name, line_one, line_two, city, state, postal_code, country } = address;
  return [name, line_one, line_two, city, `${state} ${postal_code}`.trim(), country]
    .filter(Boolean)
    .join(', ');
}

function paymentFacts({ payment, agent }: EvidencePack, { t, money, time }: Words): Fact[] {
  if (!payment) return [[t('evidence.facts.paid'), t('evidence.facts.inCheckout')]];
  const risk = payment.risk as { level: string; score?: number } | null;
  const limits = payment.token_limits as { max_amount: number; expires_at: string | null } | null;
  const insights = Object.entries(
    (payment.token_risk ?? {}) as Record<string, { score: number; recommended_action: string }>,
  );
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return [
    [
      t('evidence.facts.card'),
      payment.last4
        ? `${text(payment.brand) ?? t('evidence.facts.card')} ···· ${String(payment.last4)}`
        : null,
    ],
    [t('evidence.facts.mode'), agent.mode],
    [t('evidence.facts.authorized'), payment.authorized_at ? time(String(payment.authorized_at)) : null],
    [t('evidence.facts.intent'), text(payment.payment_intent)],
    [t('evidence.facts.charge'), text(payment.charge)],
    [t('evidence.facts.tokenLimit'), limits && money(limits.max_amount)],
    [t('evidence.facts.tokenEnd'), limits?.expires_at ? time(limits.expires_at) : null],
    [
      t('evidence.facts.risk'),
      risk && [risk.level, risk.score].filter((part) => part !== undefined).join(', '),
    ],
    ...insights.map(([name, { score, recommended_action: action }]): Fact => [
      t('evidence.facts.riskOf', { name: name.replaceAll('_', ' ') }),
      `${score} (${action})`,
    ]),
  ];
}

function parcelFacts({ status, carrier, tracking_number, events }: Parcel, { t, time }: Words): Fact[] {
  const parcel = [carrier, tracking_number].filter(Boolean).join(' ') || t('evidence.facts.parcel');
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
  { t, money, time }: Words,
): Fact[] {
  return [
    ...(adjustments as Adjustment[]).map(({ type, status, occurred_at, amount }): Fact => [
      `${type.replaceAll('_', ' ')}, ${time(occurred_at)}`,
      [amount === undefined ? null : money(amount), status].filter(Boolean).join(', '),
    ]),
    ...(disputes as DisputeRow[]).map(({ opened_at, amount, reason, status, due_by }): Fact => [
      t('evidence.facts.dispute', { time: time(opened_at) }),
      [money(amount), reason, status, due_by && t('evidence.facts.answerBy', { time: time(due_by) })]
        .filter(Boolean)
        .join(', '),
    ]),
    ...staff_decisions.map(({ at, facts }): Fact => {
      const { decision = 'decided', by = '' } = facts as { decision?: string; by?: string };
      return [
        t('evidence.facts.staff', { time: time(at) }),
        [decision, actorName(by, t)].filter(Boolean).join(', '),
      ];
    }),
  ];
}

function termFacts({ consents, policies }: EvidencePack, { t, time }: Words): Fact[] {
  const asked = consents as { channel: string; wording: string; opted_in: boolean | null; at: string }[];
  const answer = (opted: boolean | null) =>
    t(opted === null ? 'evidence.facts.noAnswer' : opted ? 'common.yes' : 'common.no');
  return [
    ...asked.map(({ wording, opted_in, at }): Fact => [wording, `${answer(opted_in)}, ${time(at)}`]),
    ...policies.map(({ title, url, shown_at }): Fact => [
      title,
      t('evidence.facts.shown', { url, time: time(shown_at) }),
    ]),
  ];
}

function actorName(actor: string, t: Translate): string {
  if (actor === 'flow') return t('evidence.facts.flow');
  return actor === 'command'
    ? t('evidence.facts.operator')
    : t('evidence.facts.member', { id: actor.replace(/^staff:/, '') });
}
