import { formatTime, type Reader } from '#app/i18n/reader.ts';
import { countryName } from '#app/kernel/country-name.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import { DEMO_COUNTRIES, usualCountry } from '#app/simulator/demo-buyer.ts';
import type { SimulatedRun, SimulatedStep } from '#app/simulator/get-run.server.ts';
import type { RunOrder } from '#app/simulator/get-run-order.server.ts';
import type { TestPayments } from '#app/simulator/test-payments.server.ts';
import { answerOf, type Exchange } from '#app/simulator/exchange.ts';
import { chosenOption, readWireSession, sumOf, type WireSession } from '#app/simulator/wire-session.ts';
import type { Label } from '../label.ts';
import { presentExchange, type ExchangeView } from './present-exchange.ts';

/** What there is to do: nothing more when `done`, `over` or `refused`. */
export type NextStep = 'address' | 'choose' | 'wait' | 'done' | 'over' | 'refused';

export interface StepView extends ExchangeView {
  position: number;
  title: string;
  text: string;
  took: string;
  /** What the shop complained about in its answer. */
  notes: string[];
}

/** A simulated purchase as its page shows it: text only, so that server and browser cannot format it differently. */
export interface RunView {
  id: string;
  title: string;
  subtitle: string;
  status: Label;
  next: NextStep;
  country: string;
  countries: { value: string; label: string }[];
  options: { value: string; label: string }[];
  chosen: string | null;
  /** How the payment button reads; null: nothing can be paid in the chat, and `payText` says why. */
  payLabel: string | null;
  payText: string;
  continueUrl: string | null;
  totals: { label: string; amount: string; strong: boolean }[];
  messages: { tone: 'critical' | 'warning' | 'info'; text: string }[];
  /** Newest first. */
  steps: StepView[];
  order: {
    id: string;
    name: string;
    isTest: boolean;
    adminUrl: string;
    events: { title: string; body: string }[];
  } | null;
}

interface Facts {
  order: RunOrder | null;
  /** What an agent is told of each event of the order. */
  bodies: readonly Record<string, unknown>[];
  payments: TestPayments;
  shopCountry: string;
}

/** Puts a simulated purchase into words. */
export function presentRun(run: SimulatedRun, facts: Facts, reader: Reader): RunView {
  const { t, language } = reader;
  const { session } = run;
  const next = nextStep(run);
  return {
    id: run.id,
    title: t('simulator.runs.item', { title: run.title, quantity: run.quantity }),
    subtitle: t('simulator.run.subtitle', { time: formatTime(run.createdAt, reader) }),
    status: presentStatus(session, facts.order, reader),
    next: facts.order ? 'done' : next,
    country: run.country ?? usualCountry(facts.shopCountry),
    countries: DEMO_COUNTRIES.map((value) => ({ value, label: countryName(value, language) })).sort((a, b) =>
      a.label.localeCompare(b.label, language),
    ),
    ...presentChoices(session, facts.payments, reader),
    totals: session ? presentTotals(session, reader) : [],
    messages: (session?.messages ?? []).map(({ type, code, content }) => ({
      tone: toneOf(type, code),
      text: code ? `${content} (${code})` : content,
    })),
    steps: run.steps.map((step) => presentStep(step, reader)).reverse(),
    order: facts.order && presentOrder(facts.order, facts.bodies, reader),
  };
}

function nextStep({ session, country }: SimulatedRun): NextStep {
  if (!session) return 'refused';
  if (session.status === 'completed') return 'done';
  if (session.status === 'canceled' || session.status === 'expired') return 'over';
  if (session.status === 'complete_in_progress') return 'wait';
  return country ? 'choose' : 'address';
}

const STATUSES = {
  incomplete: 'attention',
  not_ready_for_payment: 'attention',
  ready_for_payment: 'info',
  requires_escalation: 'info',
  authentication_required: 'warning',
  complete_in_progress: 'info',
  completed: 'success',
  canceled: undefined,
  expired: undefined,
} as const satisfies Record<string, Label['tone']>;

function presentStatus(session: WireSession | null, order: RunOrder | null, { t }: Reader): Label {
  if (!session) return { text: t('simulator.states.refused'), tone: 'critical' };
  const status = (order ? 'completed' : session.status) as keyof typeof STATUSES;
  if (!(status in STATUSES)) return { text: t('simulator.statuses.other') };
  return { text: t(`simulator.statuses.${status}`), tone: STATUSES[status] };
}

function presentChoices(session: WireSession | null, payments: TestPayments, reader: Reader) {
  const { t } = reader;
  if (!session) return { options: [], chosen: null, payLabel: null, payText: '', continueUrl: null };
  const amount = sumOf(session, 'total');
  const canPay = payments === 'possible' && session.status === 'ready_for_payment' && amount !== null;
  return {
    options: session.fulfillment_options.map((option) => {
      const cost = option.totals?.find(({ type }) => type === 'total')?.amount;
      const price = cost === undefined ? '' : ` · ${money(cost, session, reader)}`;
      return { value: option.id, label: `${option.title}${price}` };
    }),
    chosen: chosenOption(session),
    payLabel: canPay ? t('simulator.run.pay.submit', { amount: money(amount, session, reader) }) : null,
    payText: canPay ? t('simulator.run.pay.text') : whyUnpaid(session, payments, reader),
    continueUrl: session.continue_url ?? null,
  };
}

function whyUnpaid({ status }: WireSession, payments: TestPayments, { t }: Reader): string {
  if (payments === 'no_account') return t('simulator.stripe.text');
  if (payments === 'in_shop') return t('simulator.stripe.appStore');
  return t(status === 'requires_escalation' ? 'simulator.run.pay.inShop' : 'simulator.run.pay.notReady');
}

function presentTotals(session: WireSession, reader: Reader): RunView['totals'] {
  return session.totals.map(({ type, display_text, amount }) => ({
    label: display_text,
    amount: money(amount, session, reader),
    strong: type === 'total',
  }));
}

function presentStep({ position, kind, exchange, durationMs }: SimulatedStep, reader: Reader): StepView {
  const { t } = reader;
  return {
    position,
    title: t('simulator.run.step', { position, title: t(`simulator.steps.${kind}.title`) }),
    text: t(`simulator.steps.${kind}.text`),
    took: t('simulator.run.took', { ms: durationMs }),
    notes: complaints(exchange),
    ...presentExchange(exchange, reader),
  };
}

/** That something is missing still is how every purchase begins: no reason for alarm. */
function toneOf(type: string, code: string | undefined): RunView['messages'][number]['tone'] {
  if (type === 'error' && code !== 'missing') return 'critical';
  return type === 'warning' ? 'warning' : 'info';
}

interface Refused {
  code?: string;
  message?: string;
}

/** The errors of a session, or the refusal itself: the protocol's, or Stripe's in `error`. */
function complaints(exchange: Exchange): string[] {
  const answer = answerOf(exchange);
  const session = readWireSession(answer);
  if (!session) {
    const told = answer as (Refused & { error?: Refused }) | null;
    const { message, code } = told?.error ?? told ?? {};
    return message ? [code ? `${message} (${code})` : message] : [];
  }
  return session.messages
    .filter(({ type, code }) => toneOf(type, code) === 'critical')
    .map(({ content, code }) => `${content} (${code})`);
}

function presentOrder(order: RunOrder, bodies: readonly Record<string, unknown>[], reader: Reader) {
  return {
    ...{ id: order.id, name: order.name, isTest: order.isTest },
    adminUrl: `shopify:admin/orders/${fromGid(order.shopifyOrderGid)}`,
    events: order.events.map(({ type, at }, index) => ({
      title: `${type} · ${formatTime(at, reader)}`,
      body: JSON.stringify(bodies[index], null, 2),
    })),
  };
}

const money = (amount: number, { currency }: WireSession, { locale }: Reader) =>
  formatMoney({ amount, currency: currency.toUpperCase() }, locale);
