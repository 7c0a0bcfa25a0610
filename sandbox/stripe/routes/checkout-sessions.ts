import { z } from 'zod';
import { renderCheckoutSession, renderLine } from '../delegated/render-checkout.ts';
import { route } from '../http/call.ts';
import { listPage } from '../http/list.ts';
import { anything, listParameters, parameters } from '../http/parameters.ts';
import { isPreview } from '../http/preview-gate.ts';
import { noSuch } from '../http/stripe-error.ts';

const retrieve = route({
  method: 'GET',
  path: '/v1/checkout/sessions/:session',
  name: 'checkout.sessions.retrieve',
  permission: 'checkout_session_read',
  params: parameters({}),
  run({ state, account, path }) {
    const row = state.delegatedCheckouts.get(path.session!);
    if (row?.account !== account.id || row.status !== 'complete')
      throw noSuch('checkout.session', path.session!, 'session', 'path');
    return renderCheckoutSession(state, row);
  },
});

const list = route({
  method: 'GET',
  path: '/v1/checkout/sessions',
  name: 'checkout.sessions.list',
  permission: 'checkout_session_read',
  params: listParameters({ status: z.enum(['open', 'complete', 'expired']).optional(), created: anything }),
  run({ state, account, params }) {
    const rows = state.delegatedCheckouts.filter(
      (row) => row.account === account.id && row.status === 'complete' && params.status !== 'open',
    );
    return listPage('/v1/checkout/sessions', rows, params, (row) => renderCheckoutSession(state, row));
  },
});

const listLineItems = route({
  method: 'GET',
  path: '/v1/checkout/sessions/:session/line_items',
  name: 'checkout.sessions.listLineItems',
  permission: 'checkout_session_read',
  params: listParameters({}),
  run({ state, account, path, params, apiVersion }) {
    const row = state.delegatedCheckouts.get(path.session!);
    if (row?.account !== account.id) throw noSuch('checkout.session', path.session!, 'session', 'path');
    // Oldest first, unlike other lists.
    const lines = [...row.lines].reverse();
    return listPage(`/v1/checkout/sessions/${row.id}/line_items`, lines, params, (line) =>
      renderLine(row, line, isPreview(apiVersion)),
    );
  },
});

export const checkoutSessionRoutes = [retrieve, list, listLineItems];
