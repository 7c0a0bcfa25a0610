import { Hono } from 'hono';
import { cartUrl } from '#app/checkout/hand-off/cart-url.ts';
import type { Cart } from '#app/checkout/cart/cart.ts';
import { createCart, updateCart } from '#app/checkout/cart/fill-cart.server.ts';
import { cancelCart, readCart } from '#app/checkout/cart/read-cart.server.ts';
import type { Services } from '#app/services.server.ts';
import type { AgentRequest } from '../gate/agent-request.server.ts';
import { agentRoute } from './agent-route.server.ts';
import { unknownPath } from './answer-error.ts';
import type { AcpDialect, CartDialect } from '../dialect.ts';
import type { Answer } from '../idempotency/idempotency.server.ts';
import { ID } from './path-id.ts';
import { refuseMethod } from './refuse-method.ts';
import { cartCancelRequest, cartRequest } from '../wire/cart-schemas.ts';

const CARTS = '/carts';
const CART = `${CARTS}/${ID}`;

/** `/carts…`, in the versions that have carts; in the others there is no such path. */
export function cartRoutes(services: () => Services): Hono {
  const app = new Hono();

  const create = agentRoute(
    services,
    { name: 'create_cart', schema: cartRequest, reads: ['record'] },
    async (call) => {
      const contents = { ...cartsOf(call).parseContents(call.body), language: call.language };
      return call.once(async () => {
        const { cart, write } = await createCart(call.scope, call.connection, contents);
        return { ...render(call, cart, 201), write };
      });
    },
  );

  const get = agentRoute(services, { name: 'get_cart' }, async (call) => {
    cartsOf(call);
    const cart = await readCart(call.scope, call.connection, call.id, call.language);
    return { ...render(call, cart), replayed: false };
  });

  const update = agentRoute(
    services,
    { name: 'update_cart', schema: cartRequest, reads: ['record'] },
    async (call) => {
      const contents = { ...cartsOf(call).parseContents(call.body), language: call.language };
      return call.once(async () => {
        const { cart, write } = await updateCart(call.scope, call.connection, call.id, contents);
        return { ...render(call, cart), write };
      });
    },
  );

  const cancel = agentRoute(
    services,
    { name: 'cancel_cart', schema: cartCancelRequest, reads: ['record'] },
    async (call) => {
      cartsOf(call).parseCancel(call.body);
      return call.once(async () => {
        const { cart, write } = await cancelCart(call.scope, call.connection, call.id, call.language);
        return { ...render(call, cart), write };
      });
    },
  );

  app.post(CARTS, create).all(refuseMethod('POST', hasCarts));
  app.get(CART, get).put(update).all(refuseMethod('GET, HEAD, PUT', hasCarts));
  app.post(`${CART}/cancel`, cancel).all(refuseMethod('POST', hasCarts));
  return app;
}

function hasCarts({ carts }: AcpDialect): boolean {
  return carts !== undefined;
}

function cartsOf({ dialect: { carts } }: AgentRequest): CartDialect {
  if (!carts) throw unknownPath();
  return carts;
}

function render(request: AgentRequest, cart: Cart, status = 200): Answer {
  const { scope, connection } = request;
  const link = cartUrl(scope.shop, connection, cart.lines);
  const body = cartsOf(request).cart(cart, link);
  return { status, body, language: cart.language };
}
