import { expect } from 'vitest';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { brokenInvariants, type MoneySession } from './acp-invariants.ts';
import { ADDRESS } from './acp-bodies.ts';
import type { SellingShop } from './selling-shop.ts';

/** What is in a cart if nothing is said. */
const SHIRT = 'FH-LCS-M-SND';

export const address = (changes: object = {}) => ({ ...ADDRESS, ...changes });
export const details = (changes: object = {}) => ({
  email: 'jane@example.com',
  address: address(changes),
});

/** The session of an answer that is no refusal, and whose sums hold. */
export function sessionOf(reply: AcpReply): CheckoutSession {
  expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
  const session = reply.body as CheckoutSession;
  expect(brokenInvariants(session as MoneySession)).toEqual([]);
  return session;
}

/** An agent that asks for quotes, by SKU, and watches what is asked of Shopify for them. */
export function quoteDesk(shop: () => SellingShop) {
  const control = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${shop().shopify.url}/_control/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  const lines = (...skus: string[]) => skus.map((sku) => ({ id: shop().variant(sku).itemId, quantity: 1 }));
  const create = (extra: object = {}, ...skus: string[]) =>
    shop().client.createSession({
      line_items: lines(...(skus.length > 0 ? skus : [SHIRT])),
      currency: 'usd',
      capabilities: {},
      fulfillment_details: details(),
      ...extra,
    } as never);
  const open = async (extra: object = {}, ...skus: string[]) => sessionOf(await create(extra, ...skus));
  const updateRaw = (session: CheckoutSession, changes: object) =>
    shop().client.updateSession(session.id, changes as never);
  const update = async (session: CheckoutSession, changes: object) =>
    sessionOf(await updateRaw(session, changes));
  const complete = async (session: CheckoutSession) => {
    const token = await shop().token(totalAmount(session.totals, 'total')!);
    const credential = { type: 'spt', token };
    return shop().client.completeSession(session.id, {
      buyer: { email: 'jane@example.com' },
      payment_data: { handler_id: 'card_tokenized', instrument: { type: 'card', credential } },
    });
  };

  /** What was asked of Shopify meanwhile, in the order in which it was answered. */
  async function callsDuring<T>(work: () => Promise<T>): Promise<{ result: T; calls: string[] }> {
    const log = async () => {
      const { calls } = (await (await control('GET', 'calls')).json()) as { calls: { operation: string }[] };
      return calls.map(({ operation }) => [...new Set(operation.split(','))].join(','));
    };
    const before = (await log()).length;
    const result = await work();
    return { result, calls: (await log()).slice(before) };
  }

  return { control, lines, create, open, updateRaw, update, complete, callsDuring };
}
