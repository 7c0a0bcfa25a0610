import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acpValidator } from '#sandbox/agent/acp-schema.ts';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

const OWN_HOST = 'agents.demo.example';
let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
  const { db, clock } = shop.services;
  await db.shop.update({
    where: { id: shop.scope.shop.id },
    data: { agentHost: OWN_HOST, presentmentCurrencies: ['EUR', 'USD', 'JPY'] },
  });
  const installedAt = clock();
  const other = { id: 'other', domain: 'other.myshopify.com', installedAt };
  await db.shop.create({ data: { ...other, agentHost: 'agents.other.example' } });
  const left = { id: 'left', domain: 'left.myshopify.com', installedAt, uninstalledAt: installedAt };
  await db.shop.create({ data: { ...left, agentHost: 'agents.left.example' } });
});
afterAll(() => shop.close());

interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** fetch cannot name another host than it calls. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, shop.url), { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    request.on('error', reject).end();
  });
}

const DOCUMENT = '/.well-known/acp.json';
const at = (host: string, headers = {}) => ask(DOCUMENT, { Host: host, ...headers });
interface Document {
  api_base_url: string;
  capabilities: { supported_currencies?: string[]; supported_locales: string[] };
}

describe('on the platform', () => {
  test('GIVEN any host that is no shop of ours THEN all see the same document, to the byte', async () => {
    const platform = await ask(DOCUMENT);
    const document = JSON.parse(platform.text) as Document;
    expect(document.api_base_url).toBe(`${shop.url}/acp`);
    expect(document.capabilities.supported_currencies).toBeUndefined();
    for (const reply of [
      await at('agents.nobody.example'),
      await at('agents.left.example'),
      await at(shop.scope.shop.domain),
      await ask(DOCUMENT, { 'X-Forwarded-Host': OWN_HOST, Forwarded: `host=${OWN_HOST}` }),
      await ask(`${DOCUMENT}?merchant_id=${shop.scope.shop.id}`),
    ]) {
      expect([reply.status, reply.text, reply.headers.etag]).toEqual([
        200,
        platform.text,
        platform.headers.etag,
      ]);
    }
  });
});

describe("on a shop's own host", () => {
  test('GIVEN its host in any case THEN the API is there, and its currencies are told', async () => {
    const reply = await at('Agents.Demo.example');
    const document = JSON.parse(reply.text) as Document;
    expect(document.api_base_url).toBe(`http://${OWN_HOST}/acp`);
    expect(document.capabilities.supported_currencies).toEqual(['usd', 'eur', 'jpy']);
    expect(document.capabilities.supported_locales).toEqual(['en', 'fr', 'de', 'es']);
    for (const hint of [shop.scope.shop.id, shop.scope.shop.domain]) expect(reply.text).not.toContain(hint);
    if (acpSpecificationHere)
      expect(acpValidator('2026-04-17').validate('DiscoveryResponse', document)).toEqual([]);
  });

  test("GIVEN a key of another shop there THEN 401, as for a key that nobody knows; the shop's own works", async () => {
    const headers = (host: string, key = shop.connection.apiKey) => ({
      Host: host,
      Authorization: `Bearer ${key}`,
      'API-Version': '2026-04-17',
    });
    const session = '/acp/checkout_sessions/checkout_session_1';
    const foreign = await ask(session, headers('agents.other.example'));
    const unknown = await ask(session, headers('agents.other.example', 'nobody'));
    expect([foreign.status, foreign.text]).toEqual([401, unknown.text]);
    for (const host of [OWN_HOST, 'AGENTS.demo.example', 'agents.left.example', '10.0.0.7:3000'])
      expect((await ask(session, headers(host))).status).toBe(404);
  });
});

describe('to caches and browsers', () => {
  test.each(['localhost', OWN_HOST])('GIVEN %s THEN an hour in any cache, then 304', async (host) => {
    const first = await at(host);
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
    });
    expect(first.headers['set-cookie']).toBeUndefined();
    const again = await at(host, { 'If-None-Match': first.headers.etag });
    expect([again.status, again.text, again.headers['cache-control']]).toEqual([
      304,
      '',
      'public, max-age=3600',
    ]);
    const changed = await at(host, { 'If-None-Match': '"other"' });
    expect([changed.status, changed.text]).toEqual([200, first.text]);
  });

  test('GIVEN HEAD THEN the headers of GET; GIVEN a preflight THEN anybody may read', async () => {
    const get = await ask(DOCUMENT);
    const head = await ask(DOCUMENT, {}, 'HEAD');
    expect([head.status, head.text, head.headers.etag]).toEqual([200, '', get.headers.etag]);
    const preflight = await ask(
      DOCUMENT,
      { Origin: 'https://agent.example', 'Access-Control-Request-Method': 'GET' },
      'OPTIONS',
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET,HEAD',
    });
  });
});
