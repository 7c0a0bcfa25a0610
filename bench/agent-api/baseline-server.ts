import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { Pool } from 'undici';

/**
 * What the app is measured against, in a process of its own: the same framework, the same sizes, nothing else. Told by
 * the environment what to answer and what to store.
 *   POST /constant   reads a body and answers
 *   POST /committed  one committed transaction of what a create writes, besides
 *   GET  /one_query  one row read, of what a session is
 *   POST /effects    as many commits as a purchase has, and as many calls over loopback, to the same simulators
 */
export interface BaselineSetup {
  databaseUrl: string;
  poolSize: number;
  /** The body of an answer. */
  answer: string;
  /** What one create writes. */
  stored: string;
  commits: number;
  calls: { url: string; method: 'GET' | 'POST'; headers: Record<string, string>; body?: string }[];
}

const setup = JSON.parse(process.env.BASELINE_SETUP!) as BaselineSetup;
const pool = new pg.Pool({ connectionString: setup.databaseUrl, max: setup.poolSize });
await pool.query('CREATE TABLE IF NOT EXISTS bench_rows (id bigserial PRIMARY KEY, body text NOT NULL)');
const { rows } = await pool.query<{ id: string }>({
  text: 'INSERT INTO bench_rows (body) VALUES ($1) RETURNING id',
  values: [setup.answer],
});
const known = rows[0]!.id;
const commit = () =>
  pool.query({ name: 'insert', text: 'INSERT INTO bench_rows (body) VALUES ($1)', values: [setup.stored] });
const peers = new Map(
  setup.calls.map(({ url }) => [new URL(url).origin, new Pool(new URL(url).origin, { connections: 64 })]),
);
async function callOut({ url, method, headers, body }: BaselineSetup['calls'][number]): Promise<void> {
  const { origin, pathname } = new URL(url);
  const answer = await peers.get(origin)!.request({ method, path: pathname, headers, body });
  JSON.parse(await answer.body.text());
}

const app = new Hono();
const json = { 'Content-Type': 'application/json' };
app.post('/constant', async (c) => {
  await c.req.json();
  return c.body(setup.answer, 201, json);
});
app.post('/committed', async (c) => {
  await c.req.json();
  await commit();
  return c.body(setup.answer, 201, json);
});
app.get('/one_query', async (c) => {
  const found = await pool.query<{ body: string }>({
    name: 'read',
    text: 'SELECT body FROM bench_rows WHERE id = $1',
    values: [known],
  });
  return c.body(found.rows[0]!.body, 200, json);
});
app.post('/effects', async (c) => {
  await c.req.json();
  for (let done = 0; done < Math.max(setup.commits, setup.calls.length); done += 1) {
    if (done < setup.commits) await commit();
    if (done < setup.calls.length) await callOut(setup.calls[done]!);
  }
  return c.body(setup.answer, 200, json);
});
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.send!({ port }),
);
process.on('disconnect', () => {
  server.close();
  process.exit();
});
