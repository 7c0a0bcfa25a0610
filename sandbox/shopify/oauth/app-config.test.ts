import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAppConfig } from './app-config.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-toml-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function read(toml: string) {
  const file = path.join(folder, 'shopify.app.toml');
  fs.writeFileSync(file, toml);
  return readAppConfig(file, 'http://localhost:4000');
}

const COMPLETE = `
name = "My App"
[access_scopes]
scopes = "read_products, write_orders"
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["orders/updated"]
compliance_topics = ["shop/redact"]
uri = "/webhooks/shopify"
`;

describe('readAppConfig', () => {
  it('WHEN the file is complete THEN scopes and webhooks come out, relative URIs under the app’s URL', () => {
    expect(read(COMPLETE)).toEqual({
      name: 'My App',
      handle: 'my-app',
      attributions: [],
      channelSpecifications: [],
      events: [],
      scopes: ['read_products', 'write_orders'],
      webhookApiVersion: '2026-10',
      subscriptions: [
        { topic: 'orders/updated', uri: 'http://localhost:4000/webhooks/shopify' },
        { topic: 'shop/redact', uri: 'http://localhost:4000/webhooks/shopify' },
      ],
    });
  });

  it('WHEN the file is missing THEN the error names it', () => {
    expect(() => readAppConfig(path.join(folder, 'none.toml'), 'http://localhost')).toThrow(
      /none\.toml cannot be read/,
    );
  });

  it.each([
    ['no TOML', 'scopes ='],
    ['no scopes', '[webhooks]\napi_version = "2026-10"'],
    ['a filter, which is not simulated', COMPLETE + 'filter = "id:1"'],
    ['a Pub/Sub address', COMPLETE.replace('/webhooks/shopify', 'pubsub://project:topic')],
  ])('WHEN the file has %s THEN it is refused by name', (_what, toml) => {
    expect(() => read(toml)).toThrow(/shopify\.app\.toml/);
  });
});
