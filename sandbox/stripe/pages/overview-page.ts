import { html } from 'hono/html';
import { formatAmount } from '../payments/charge-amount.ts';
import type { StripeState } from '../state/stripe-state.ts';

const SHOWN = 50;
const latest = <T>(rows: T[]): T[] => rows.slice(-SHOWN).reverse();
const time = (seconds: number) => new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19);

/** What the simulator holds, for people. `html` escapes every value. */
export function overviewPage(state: StripeState) {
  const money = (amount: number, currency: string) =>
    `${formatAmount(amount, currency)} ${currency.toUpperCase()}`;
  const owner = (account: string) => state.accounts.get(account)?.name ?? account;
  const table = (title: string, heads: string[], rows: (string | number)[][]) => html`
    <h2>${title} <small>${rows.length === SHOWN ? `latest ${SHOWN}` : rows.length}</small></h2>
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  `;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Stripe simulator</title>
        <style>
          body {
            font:
              15px/1.5 system-ui,
              sans-serif;
            margin: 2rem auto;
            max-width: 90rem;
            padding: 0 1rem;
            color: #1a1f36;
          }
          table {
            border-collapse: collapse;
            width: 100%;
          }
          th,
          td {
            text-align: left;
            padding: 0.35rem 0.6rem;
            border-bottom: 1px solid #e3e8ee;
          }
          th,
          small {
            color: #596171;
            font-weight: 500;
          }
          td {
            font-variant-numeric: tabular-nums;
            overflow-wrap: anywhere;
          }
          td:not(:last-child) {
            white-space: nowrap;
          }
        </style>
      </head>
      <body>
        <h1>Stripe simulator</h1>
        <p>Test money only. The newest entries stand first.</p>
        ${table(
          'Payments',
          ['Time (UTC)', 'Payment', 'Merchant', 'Status', 'Amount', 'Received', 'Paid with', 'Metadata'],
          latest(state.paymentIntents.all()).map((row) => [
            time(row.created),
            row.id,
            owner(row.account),
            row.status,
            money(row.amount, row.currency),
            money(row.amountReceived, row.currency),
            row.sharedToken ?? row.paymentMethod ?? '',
            Object.entries(row.metadata)
              .map(([key, value]) => `${key}: ${value}`)
              .join(', '),
          ]),
        )}
        ${table(
          'Shared payment tokens',
          ['Time (UTC)', 'Token', 'Seller', 'Card', 'Limit', 'Captured', 'State'],
          latest(state.sharedTokens.all()).map((row) => [
            time(row.created),
            row.id,
            owner(row.account),
            row.card,
            money(row.maxAmount, row.currency),
            money(row.amountCaptured, row.currency),
            row.deactivatedReason ?? row.issuedStatus,
          ]),
        )}
        ${table(
          'Refunds',
          ['Time (UTC)', 'Refund', 'Merchant', 'Payment', 'Amount', 'Reason'],
          latest(state.refunds.all()).map((row) => [
            time(row.created),
            row.id,
            owner(row.account),
            row.paymentIntent,
            money(row.amount, row.currency),
            row.reason ?? '',
          ]),
        )}
        ${table(
          'Disputes',
          ['Time (UTC)', 'Dispute', 'Merchant', 'Payment', 'Amount', 'Status'],
          latest(state.disputes.all()).map((row) => [
            time(row.created),
            row.id,
            owner(row.account),
            row.paymentIntent,
            money(row.amount, row.currency),
            row.status,
          ]),
        )}
      </body>
    </html>`;
}
