import {
  ApiVersion,
  HttpResponseError,
  LogSeverity,
  RequestedTokenType,
  shopifyApi,
} from '@shopify/shopify-api';
import '@shopify/shopify-api/adapters/node';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  SHOP,
  startTestSimulator,
  type TestSimulator,
} from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
const library = (apiSecretKey = CLIENT_SECRET) =>
  shopifyApi({
    apiKey: CLIENT_ID,
    apiSecretKey,
    apiVersion: ApiVersion.October26,
    hostName: 'app.example',
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });

beforeAll(async () => {
  simulator = await startTestSimulator();
  process.env.SANDBOX_SHOPIFY_PORT = String(simulator.port);
  await import(new URL('../../route-shopify.mjs', import.meta.url).href);
}, 60_000);
afterAll(() => simulator.close());

async function exchange(expiring = true, requestedTokenType = RequestedTokenType.OfflineAccessToken) {
  const sessionToken = await simulator.sessionToken();
  const { session } = await library().auth.tokenExchange({
    shop: SHOP,
    sessionToken,
    requestedTokenType,
    expiring,
  });
  return session;
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof HttpResponseError ? error.response : error),
  );

describe('unmodified @shopify/shopify-api through the dispatcher preload', () => {
  it('WHEN a session token is exchanged THEN an expiring offline session of the granted scopes works', async () => {
    const session = await exchange();
    expect(session.isOnline).toBe(false);
    expect(session.scope).toContain('write_orders');
    expect(session.refreshToken).toMatch(/^shprt_/);
    expect(session.expires!.getTime() - Date.now()).toBeLessThanOrEqual(3600_000);

    const client = new (library().clients.Graphql)({ session });
    const { data } = await client.request('{ shop { name } }');
    expect(data).toEqual({ shop: { name: 'Demo Shop' } });
  });

  it('WHEN it is refreshed THEN the new pair works, and once that is used the old refresh token is refused', async () => {
    const first = await exchange();
    const refresh = (refreshToken: string) => library().auth.refreshToken({ shop: SHOP, refreshToken });
    const second = (await refresh(first.refreshToken!)).session;
    expect(second.accessToken).not.toBe(first.accessToken);
    await refresh(second.refreshToken!);
    expect(await refusal(refresh(first.refreshToken!))).toMatchObject({
      code: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('WHEN an online or a lasting offline token is asked for THEN that is what comes', async () => {
    const online = await exchange(false, RequestedTokenType.OnlineAccessToken);
    expect(online.onlineAccessInfo?.associated_user.id).toBe(42);
    const lasting = await exchange(false);
    expect([lasting.expires, lasting.refreshToken]).toEqual([undefined, undefined]);
  });
});

describe('token endpoint refusals', () => {
  const request = {
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
  };
  const ask = async (change: object) =>
    simulator.post('/admin/oauth/access_token', {
      ...request,
      subject_token: await simulator.sessionToken(),
      ...change,
    });
  const sign = (claims: { aud: string; exp: number; dest?: string }, secret = CLIENT_SECRET) =>
    new SignJWT({ dest: `https://${SHOP}`, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
  const later = Math.floor(Date.now() / 1000) + 60;

  it.each([
    ['of another secret', () => sign({ aud: CLIENT_ID, exp: later }, 'other')],
    ['for another app', () => sign({ aud: 'other', exp: later })],
    ['that has expired', () => sign({ aud: CLIENT_ID, exp: later - 120 })],
    ['of another shop', () => sign({ aud: CLIENT_ID, exp: later, dest: 'https://other.myshopify.com' })],
    ['that is no token', () => Promise.resolve('nonsense')],
  ])('WHEN the session token is one %s THEN 400 invalid_subject_token', async (_what, token) => {
    const { status, body } = await ask({ subject_token: await token() });
    expect([status, body.error]).toEqual([400, 'invalid_subject_token']);
  });

  it.each([
    ['another app', { client_id: 'other' }, 400, 'application_cannot_be_found'],
    ['a wrong secret', { client_secret: 'other' }, 401, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['another token type', { requested_token_type: 'x' }, 400, 'invalid_request'],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant'],
  ])('WHEN asked with %s THEN it refuses', async (_what, change, status, error) => {
    const reply = await ask(change);
    expect([reply.status, reply.body.error]).toEqual([status, error]);
  });
});
