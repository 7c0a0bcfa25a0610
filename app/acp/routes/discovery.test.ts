import { expect, test } from 'vitest';
import { httpApp } from '#app/server/http-app.server.ts';
import { createLogger } from '#app/kernel/logger.server.ts';
import type { Services } from '#app/services.server.ts';
import { acpValidator } from '#sandbox/agent/acp-schema.ts';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';

/** No database: a document that could tell which shops there are would fail here. */
const services = {
  env: { SHOPIFY_APP_URL: 'https://aisle.example' },
  newId: () => 'req_1',
  log: createLogger('silent'),
} as unknown as Services;
const app = httpApp({ services: () => services, isReady: () => true });

test('GIVEN nobody in particular WHEN asking for the discovery document THEN it says where and in which versions', async () => {
  const response = await app.request('/.well-known/acp.json');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  expect(await response.json()).toEqual({
    protocol: {
      name: 'acp',
      version: '2026-04-17',
      supported_versions: [
        '2025-09-12',
        '2025-09-29',
        '2025-12-12',
        '2026-01-16',
        '2026-01-30',
        '2026-04-17',
      ],
    },
    api_base_url: 'https://aisle.example/acp',
    transports: ['rest'],
    capabilities: {
      services: ['checkout', 'orders', 'carts'],
      extensions: [{ name: 'discount', spec: 'https://agenticcommerce.dev/specs/discount' }],
      intervention_types: [],
      supported_locales: ['en', 'fr', 'de', 'es'],
    },
  });
});

test.runIf(acpSpecificationHere)('the discovery document is valid by the official schema', async () => {
  const document: unknown = await (await app.request('/.well-known/acp.json')).json();
  expect(acpValidator('2026-04-17').validate('DiscoveryResponse', document)).toEqual([]);
});

test('GIVEN a key or the name of a shop WHEN asking THEN the answer is the same', async () => {
  const plain = await (await app.request('/.well-known/acp.json')).text();
  const asked = await app.request('/.well-known/acp.json?merchant_id=demo-shop.myshopify.com', {
    headers: { Authorization: 'Bearer anything' },
  });
  expect(await asked.text()).toBe(plain);
});
