import { route, type Call } from '../http/call.ts';
import { listPage } from '../http/list.ts';
import { boolean, listParameters, metadata, parameters, text } from '../http/parameters.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import type { Json, WebhookEndpointRow } from '../state/records.ts';
import { z } from 'zod';

const create = route({
  method: 'POST',
  path: '/v1/webhook_endpoints',
  name: 'webhookEndpoints.create',
  permission: 'webhook_write',
  params: parameters({
    url: text,
    enabled_events: z.array(text).min(1),
    api_version: text.optional(),
    description: z.string().optional(),
    metadata: metadata.optional(),
  }),
  run({ state, account, params }) {
    assertUrl(params.url);
    const row = state.webhookEndpoints.put({
      id: state.newId('we'),
      account: account.id,
      created: state.now(),
      url: params.url,
      secret: state.newId('whsec'),
      enabledEvents: params.enabled_events,
      apiVersion: params.api_version ?? null,
      description: params.description ?? null,
      metadata: params.metadata ?? {},
    });
    return { ...render(row), secret: row.secret };
  },
});

const retrieve = route({
  method: 'GET',
  path: '/v1/webhook_endpoints/:endpoint',
  name: 'webhookEndpoints.retrieve',
  permission: 'webhook_read',
  params: parameters({}),
  run: (call) => render(findEndpoint(call)),
});

const list = route({
  method: 'GET',
  path: '/v1/webhook_endpoints',
  name: 'webhookEndpoints.list',
  permission: 'webhook_read',
  params: listParameters({}),
  run: ({ state, account, params }) =>
    listPage(
      '/v1/webhook_endpoints',
      state.webhookEndpoints.filter((row) => row.account === account.id),
      params,
      render,
    ),
});

const update = route({
  method: 'POST',
  path: '/v1/webhook_endpoints/:endpoint',
  name: 'webhookEndpoints.update',
  permission: 'webhook_write',
  params: parameters({
    url: text.optional(),
    enabled_events: z.array(text).min(1).optional(),
    description: z.string().optional(),
    disabled: boolean.optional(),
    metadata: metadata.optional(),
  }),
  run(call) {
    const { params } = call;
    const { id, enabledEvents, url, description, metadata: before } = findEndpoint(call);
    if (params.url !== undefined) assertUrl(params.url);
    return render(
      call.state.webhookEndpoints.patch(id, {
        url: params.url ?? url,
        enabledEvents: params.enabled_events ?? enabledEvents,
        description: params.description ?? description,
        metadata: params.metadata ?? before,
      }),
    );
  },
});

const remove = route({
  method: 'DELETE',
  path: '/v1/webhook_endpoints/:endpoint',
  name: 'webhookEndpoints.del',
  permission: 'webhook_write',
  params: parameters({}),
  run(call) {
    const { id } = findEndpoint(call);
    call.state.webhookEndpoints.delete(id);
    return { id, object: 'webhook_endpoint', deleted: true };
  },
});

export const webhookEndpointRoutes = [create, retrieve, list, update, remove];

function assertUrl(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  throw invalidRequest('Invalid URL: An explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'url',
  });
}

function findEndpoint({ state, account, path }: Call<unknown>): WebhookEndpointRow {
  const row = state.webhookEndpoints.get(path.endpoint!);
  if (row?.account !== account.id) throw noSuch('webhook endpoint', path.endpoint!, 'id', 'path');
  return row;
}

/** Without the secret, which is told only once. */
function render(row: WebhookEndpointRow): Json {
  return {
    id: row.id,
    object: 'webhook_endpoint',
    api_version: row.apiVersion,
    application: null,
    created: row.created,
    description: row.description,
    enabled_events: row.enabledEvents,
    livemode: false,
    metadata: row.metadata,
    status: 'enabled',
    url: row.url,
  };
}
