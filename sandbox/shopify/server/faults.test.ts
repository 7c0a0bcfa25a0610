import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { startTestSimulator, type TestSimulator } from '#sandbox/shopify/testing/start-test-simulator.ts';

let simulator: TestSimulator;
let token: string;
beforeAll(async () => {
  simulator = await startTestSimulator({ scopes: 'read_products,write_orders' });
  token = await simulator.accessToken();
}, 60_000);
afterEach(() => simulator.control('DELETE', '/faults'));
afterAll(() => simulator.close());

let key = 'a';
/** Defines a metafield of its own: work whose effect can be seen afterwards. */
function define() {
  key += 'a';
  return simulator.graphql(
    `mutation { metafieldDefinitionCreate(definition: {name: "K", key: "${key}", type: "id", ownerType: ORDER}) { userErrors { code } } }`,
    {},
    token,
  );
}
const plan = (fault: object) => simulator.control('POST', '/faults', fault);
const worked = () => simulator.state.metafieldDefinitions.find((row) => row.key === key) !== undefined;
const ON_DEFINE = { operation: 'metafieldDefinitionCreate' };

describe('planned faults', () => {
  it('WHEN throttled THEN the call is refused with HTTP 200 and nothing is done; the next works', async () => {
    await plan({ kind: 'throttled', ...ON_DEFINE });
    const { status, body } = await define();
    expect([status, body.errors[0].extensions.code, worked()]).toEqual([200, 'THROTTLED', false]);
    expect((await define()).body.errors).toBeUndefined();
  });

  it('WHEN an error comes before the work THEN nothing is done; after it, everything', async () => {
    await plan({ kind: 'error_before', status: 502, ...ON_DEFINE });
    expect([(await define()).status, worked()]).toEqual([502, false]);
    await plan({ kind: 'error_after', ...ON_DEFINE });
    expect([(await define()).status, worked()]).toEqual([503, true]);
  });

  it('WHEN the connection is cut THEN the caller cannot tell whether the work was done', async () => {
    await plan({ kind: 'drop_request', ...ON_DEFINE });
    await expect(define()).rejects.toThrow(/hang up|ECONNRESET/);
    expect(worked()).toBe(false);
    await plan({ kind: 'drop_reply', ...ON_DEFINE });
    await expect(define()).rejects.toThrow(/hang up|ECONNRESET/);
    expect(worked()).toBe(true);
    const { calls } = (await (await simulator.control('GET', '/calls')).json()) as {
      calls: { status: number }[];
    };
    expect(calls.at(-1)).toMatchObject({ operation: 'metafieldDefinitionCreate', status: null });
  });

  it('WHEN the caller is to die THEN its process is killed before or after the work, and no answer goes out', async () => {
    const killed: string[] = [];
    simulator.faults.kill = ({ kind }) => killed.push(kind);
    await plan({ kind: 'kill_before', ...ON_DEFINE });
    await expect(define()).rejects.toThrow(/hang up|ECONNRESET/);
    expect([killed, worked()]).toEqual([['kill_before'], false]);
    await plan({ kind: 'kill_after', ...ON_DEFINE });
    await expect(define()).rejects.toThrow(/hang up|ECONNRESET/);
    expect([killed, worked()]).toEqual([['kill_before', 'kill_after'], true]);
  });

  it('WHEN the token counts as revoked THEN 401; other operations are not hit', async () => {
    await plan({ kind: 'token_revoked', ...ON_DEFINE });
    expect((await simulator.graphql('{ shop { id } }', {}, token)).status).toBe(200);
    expect((await define()).status).toBe(401);
  });

  it('WHEN the token endpoint fails THEN token exchange fails', async () => {
    await plan({ kind: 'error_before', operation: 'POST /admin/oauth/access_token' });
    expect(await simulator.accessToken()).toBeUndefined();
    expect(await simulator.accessToken()).toMatch(/^shpat_/);
  });

  it('WHEN a fault is no fault THEN the control API says so', async () => {
    const reply = await plan({ kind: 'explode' });
    expect(reply.status).toBe(400);
    expect(await (await simulator.control('GET', '/faults')).json()).toEqual({ faults: [] });
  });
});
