import type { Case } from './cases.ts';
import type { SellerCall } from '#app/simulator/protocol/call-seller.ts';
import { REFUSED, type Expected } from '#app/simulator/protocol/expectations.ts';
import type { Bench } from './sessions.ts';

/** The life of a cart (openapi.cart.yaml, rfc.cart.md, section 9). A seller need not have carts: then all are skipped. */
export function cartCases(bench: Bench): Case[] {
  const one = { line_items: [{ id: bench.itemId, quantity: 1 }] };
  const two = { line_items: [{ id: bench.itemId, quantity: 2 }], buyer: { email: 'jane@example.com' } };

  /** Judges `call` on a new cart, after `before` if there is anything to be done first. */
  const onCart = (call: SellerCall, expected: Expected, before?: SellerCall) => async () => {
    const created = await bench.call({ operation: 'create_cart', body: one });
    if (created.status === 404 && !bench.own) return null;
    const cartId = (created.body as { id?: string }).id ?? '(none)';
    if (before) await bench.call({ ...before, cartId });
    return { reply: await bench.call({ ...call, cartId }), expected };
  };
  const creating = (body: unknown, expected: Expected, headers?: SellerCall['headers']) => async () => {
    const reply = await bench.call({ operation: 'create_cart', body, headers });
    return reply.status === 404 && !bench.own ? null : { reply, expected };
  };

  return [
    { name: 'create a cart', run: creating(one, { status: [201] }) },
    { name: 'create a cart without items', run: creating({}, REFUSED.invalid) },
    { name: 'create a cart of something unknown', run: creating(UNKNOWN_ITEM, { status: [400, 404, 422] }) },
    {
      name: 'create a cart without Idempotency-Key',
      run: creating(one, { status: [400], code: 'idempotency_key_required' }, { 'Idempotency-Key': null }),
    },
    { name: 'get a cart', run: onCart({ operation: 'get_cart' }, { status: [200] }) },
    { name: 'replace a cart', run: onCart({ operation: 'update_cart', body: two }, { status: [200] }) },
    { name: 'cancel a cart', run: onCart({ operation: 'cancel_cart', body: {} }, { status: [200] }) },
    {
      name: 'get a cart that was canceled',
      run: onCart({ operation: 'get_cart' }, { status: [404] }, { operation: 'cancel_cart', body: {} }),
    },
    {
      name: 'get a cart that never was',
      run: async () => {
        const reply = await bench.call({ operation: 'get_cart', cartId: 'cart_unknown' });
        return { reply, expected: { status: [404] } };
      },
    },
  ];
}

const UNKNOWN_ITEM = { line_items: [{ id: 'item_that_nobody_sells', quantity: 1 }] };
