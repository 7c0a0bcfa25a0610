import { z } from 'zod';
import { StripeError } from '../http/stripe-error.ts';
import { confirmIntent } from '../payments/confirm-intent.ts';
import { methodSource } from '../payments/payment-source.ts';
import type { PaymentContext } from '../payments/shared-token-usage.ts';
import { renderPaymentIntent } from '../render/payment-objects.ts';
import type { Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import type { WebhookSender } from '../webhooks/webhook-sender.ts';
import { callHook } from './call-hook.ts';
import { checkoutSums, lineSums } from './checkout-amounts.ts';
import type {
  AgenticCommerceSettings,
  DelegatedCheckoutRow,
  DelegatedLine,
  ShippingRate,
} from './records.ts';
import { renderCheckoutSession, renderTaxRate } from './render-checkout.ts';

const amount = z.number().int().nonnegative();

/** What an agent begins a checkout with. Prices are those of the catalogue that the seller gave Stripe. */
export const startSchema = z.strictObject({
  /** The seller's Stripe profile. */
  seller: z.string(),
  /** The agent's. */
  agent: z.string(),
  currency: z.string().default('usd'),
  automatic_tax: z.boolean().default(false),
  line_items: z
    .array(
      z.strictObject({
        sku: z.string(),
        name: z.string().default('Product'),
        unit_amount: amount,
        quantity: z.number().int().positive().default(1),
        discount: amount.default(0),
      }),
    )
    .min(1),
});

/** What an agent tells of the buyer, or chooses. */
export const updateSchema = z
  .strictObject({
    email: z.string(),
    name: z.string(),
    phone: z.string(),
    address: z.record(z.string(), z.string()),
    shipping_rate: z.string(),
  })
  .partial();

export const confirmSchema = z.strictObject({ payment_method: z.string().default('pm_card_visa') });

const customization = z.object({
  shipping_options: z
    .array(
      z.object({
        shipping_rate_data: z.object({
          display_name: z.string(),
          fixed_amount: z.object({ amount, currency: z.string() }),
          metadata: z.record(z.string(), z.string()).default({}),
        }),
      }),
    )
    .optional(),
  line_items: z
    .array(
      z.object({
        id: z.string(),
        tax_rates: z.array(
          z.object({
            rate_data: z.object({ display_name: z.string(), percentage: z.number(), inclusive: z.boolean() }),
          }),
        ),
      }),
    )
    .optional(),
});

const approval = z.object({
  manual_approval_details: z.discriminatedUnion('type', [
    z.object({ type: z.literal('approved') }),
    z.object({ type: z.literal('declined'), declined: z.object({ reason: z.string() }) }),
  ]),
});

/** What the agent is answered: its checkout, or why it does not go on. */
export interface AgentAnswer {
  status: 200 | 402 | 404 | 424;
  body: Json;
}

/** The checkouts that this Stripe runs for agents (Agentic Commerce Suite), from the agent's side. */
export class DelegatedCheckouts {
  constructor(
    private readonly state: StripeState,
    private readonly webhooks: WebhookSender,
    private readonly hookTimeoutMs: number,
  ) {}

  start(input: z.output<typeof startSchema>): AgentAnswer {
    const { state } = this;
    const seller = state.accounts.find(({ profile }) => profile === input.seller);
    const agent = state.accounts.find(({ profile }) => profile === input.agent);
    if (!seller || !agent) return { status: 404, body: { error: 'no such profile' } };
    const row = state.delegatedCheckouts.put({
      id: state.newId('cs_test'),
      account: seller.id,
      agent: agent.id,
      created: state.now(),
      status: 'open',
      currency: input.currency,
      automaticTax: input.automatic_tax,
      lines: input.line_items.map(({ unit_amount: unitAmount, ...line }) => ({
        ...line,
        id: state.newId('li'),
        unitAmount,
        taxRates: [],
      })),
      shippingRates: [],
      shippingRate: null,
      customer: { email: null, name: null, phone: null, address: null },
      paymentIntent: null,
    });
    return this.told(row);
  }

  /** Tells of the buyer; with an address the seller's customization hook is asked. */
  async update(id: string, changes: z.output<typeof updateSchema>): Promise<AgentAnswer> {
    const before = this.state.delegatedCheckouts.get(id);
    if (before?.status !== 'open') return { status: 404, body: { error: 'no such open checkout' } };
    const { shipping_rate: chosen, ...party } = changes;
    const row = this.state.delegatedCheckouts.patch(id, {
      customer: { ...before.customer, ...party },
      shippingRate: chosen ?? before.shippingRate,
    });
    const settings = this.settingsOf(row);
    if (!settings?.hooksUrl || !settings.customization || !row.customer.address) return this.told(row);
    return this.customize(settings, row);
  }

  /** Asks the seller's approval hook, takes the money, and tells the seller of the order. */
  async confirm(
    id: string,
    { payment_method: method }: z.output<typeof confirmSchema>,
  ): Promise<AgentAnswer> {
    const row = this.state.delegatedCheckouts.get(id);
    if (row?.status !== 'open') return { status: 404, body: { error: 'no such open checkout' } };
    const settings = this.settingsOf(row);
    if (settings?.hooksUrl && settings.approvals) {
      const outcome = await this.hook(settings, row, 'v1.delegated_checkout.finalize_checkout');
      if ('failed' in outcome) return failed(outcome.failed);
      const decision = approval.parse(outcome.answer).manual_approval_details;
      if (decision.type === 'declined')
        return { status: 402, body: { error: 'declined', reason: decision.declined.reason } };
    }
    return this.pay(row, settings?.captureMethod ?? 'automatic_async', method);
  }

  private async customize(
    settings: AgenticCommerceSettings,
    row: DelegatedCheckoutRow,
  ): Promise<AgentAnswer> {
    const outcome = await this.hook(settings, row, 'v1.delegated_checkout.customize_checkout');
    if ('failed' in outcome) return failed(outcome.failed);
    const answer = customization.parse(outcome.answer);
    const shippingRates = (answer.shipping_options ?? []).map(
      ({ shipping_rate_data: rate }, index): ShippingRate => ({
        id: `shr_${row.id.slice(-12)}${index}`,
        display_name: rate.display_name,
        amount: rate.fixed_amount.amount,
        metadata: rate.metadata,
      }),
    );
    const lines = row.lines.map((line): DelegatedLine => {
      const told = answer.line_items?.find(({ id }) => id === line.id);
      return told ? { ...line, taxRates: told.tax_rates.map(({ rate_data }) => rate_data) } : line;
    });
    const kept = shippingRates.some(({ id }) => id === row.shippingRate);
    return this.told(
      this.state.delegatedCheckouts.patch(row.id, {
        lines,
        shippingRates,
        shippingRate: kept ? row.shippingRate : (shippingRates[0]?.id ?? null),
      }),
    );
  }

  private pay(
    row: DelegatedCheckoutRow,
    captureMethod: 'automatic_async' | 'manual',
    method: string,
  ): AgentAnswer {
    const { state } = this;
    const id = state.newId('pi');
    const context = this.contextOf(row.account);
    const intent = state.paymentIntents.put({
      id,
      account: row.account,
      created: state.now(),
      amount: checkoutSums(row).total,
      currency: row.currency,
      captureMethod,
      status: 'requires_confirmation',
      amountCapturable: 0,
      amountReceived: 0,
      clientSecret: state.newId(`${id}_secret`),
      paymentMethod: null,
      sharedToken: null,
      latestCharge: null,
      canceledAt: null,
      cancellationReason: null,
      lastPaymentError: null,
      nextAction: null,
      metadata: {},
      agent: state.accounts.get(row.agent)!.profile,
      echoed: {},
    });
    context.emit('payment_intent.created', renderPaymentIntent(intent));
    try {
      confirmIntent(context, intent, methodSource(context, method), {
        offSession: true,
        returnUrl: null,
        wantsAuthentication: false,
      });
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      return { status: 402, body: { error: 'card_declined', reason: error.message } };
    }
    const done = state.delegatedCheckouts.patch(row.id, { status: 'complete', paymentIntent: id });
    context.emit('checkout.session.completed', renderCheckoutSession(state, done));
    return this.told(done);
  }

  private hook(settings: AgenticCommerceSettings, row: DelegatedCheckoutRow, type: string) {
    const data = type.endsWith('finalize_checkout') ? finalizeData(row) : customizeData(row);
    const hook = { type, id: this.state.newId('evt'), data };
    return callHook(this.state, settings, hook, this.hookTimeoutMs);
  }

  private settingsOf({ account }: DelegatedCheckoutRow): AgenticCommerceSettings | null {
    return this.state.accounts.get(account)?.agenticCommerce ?? null;
  }

  private contextOf(account: string): PaymentContext {
    return {
      state: this.state,
      account: this.state.accounts.get(account)!,
      emit: this.webhooks.emitter(account, null, null),
    };
  }

  private told(row: DelegatedCheckoutRow): AgentAnswer {
    const { lines, shippingRates, ...rest } = row;
    return { status: 200, body: { ...rest, lines, shippingRates, totals: checkoutSums(row) } };
  }
}

function failed(reason: string): AgentAnswer {
  return { status: 424, body: { error: 'failed_dependency', reason } };
}

const addressOf = (row: DelegatedCheckoutRow) => ({
  ...(row.customer.address && { address: row.customer.address }),
});
const totalsOf = (row: DelegatedCheckoutRow): Json => {
  const { subtotal, total, discount, shipping, tax } = checkoutSums(row);
  return {
    amount_subtotal: subtotal,
    amount_total: total,
    total_details: { amount_discount: discount, amount_shipping: shipping, amount_tax: tax },
  };
};

function customizeData(row: DelegatedCheckoutRow): Json {
  return {
    automatic_tax: { enabled: row.automaticTax },
    currency: row.currency,
    line_item_details: row.lines.map((line) => {
      const { subtotal, discount, tax, total, taxes } = lineSums(line);
      return {
        id: line.id,
        sku_id: line.sku,
        name: line.name,
        unit_amount: line.unitAmount,
        quantity: line.quantity,
        amount_subtotal: subtotal,
        amount_discount: discount,
        amount_tax: tax,
        amount_total: total,
        tax_rates: taxes.map(({ rate, amount: taxed }) => ({ rate: renderTaxRate(rate), amount: taxed })),
      };
    }),
    shipping_details: addressOf(row),
    ...totalsOf(row),
  };
}

/** As the documentation has it: the lines have no SKU here. */
function finalizeData(row: DelegatedCheckoutRow): Json {
  const { email, name, phone } = row.customer;
  return {
    currency: row.currency,
    ...(email && { email }),
    ...(phone && { phone }),
    line_items_details: row.lines.map(({ id, unitAmount, quantity, name: title }) => ({
      id,
      unit_amount: unitAmount,
      quantity,
      name: title,
    })),
    shipping_details: { ...(name && { name }), ...addressOf(row) },
    ...totalsOf(row),
  };
}
