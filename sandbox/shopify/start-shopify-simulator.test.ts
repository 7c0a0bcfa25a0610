import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShopifySimulator } from './start-shopify-simulator.ts';
import { startTestSimulator, type TestSimulator } from './testing/start-test-simulator.ts';

let folder: string;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'aisle-start-'));
});
afterAll(() => fs.rm(folder, { recursive: true }));

const opened: TestSimulator[] = [];
afterAll(() => Promise.all(opened.map((simulator) => simulator.close())));

describe('startShopifySimulator', () => {
  it('WHEN shopify.app.toml is missing THEN it does not start and names the file', async () => {
    const app = {
      clientId: 'k',
      clientSecret: 's',
      url: 'http://localhost:1',
      tomlFile: `${folder}/none.toml`,
    };
    await expect(startShopifySimulator({ port: 0, dataFile: null, app })).rejects.toThrow(/none\.toml/);
  });

  it('WHEN the port is in use THEN it says so and leaves the data file alone', async () => {
    const first = await startTestSimulator();
    opened.push(first);
    const dataFile = path.join(folder, 'untouched.jsonl');
    await expect(startTestSimulator({ port: first.port, dataFile })).rejects.toThrow(
      `port ${first.port} is in use`,
    );
    await expect(fs.access(dataFile)).rejects.toThrow();
  });

  it('WHEN a catalogue file is broken THEN it fails, and works at the next start with a good one', async () => {
    const dataFile = path.join(folder, 'seed.jsonl');
    const broken = path.join(folder, 'broken.csv');
    await fs.writeFile(broken, 'Handle,Title\nx');
    await expect(startTestSimulator({ dataFile, catalogFiles: [broken] })).rejects.toThrow(/broken\.csv/);
    const simulator = await startTestSimulator({ dataFile });
    opened.push(simulator);
    expect(simulator.state.products.size).toBeGreaterThan(30);
  });

  it('GIVEN a shop with a token WHEN it is started again THEN products and token are still there', async () => {
    const dataFile = path.join(folder, 'again.jsonl');
    const first = await startTestSimulator({ dataFile });
    const token = await first.accessToken();
    await first.control('PATCH', '/products/1001', { title: 'Renamed' });
    await first.close();
    const second = await startTestSimulator({ dataFile });
    opened.push(second);
    const { body } = await second.graphql(
      '{ product(id: "gid://shopify/Product/1001") { title } }',
      {},
      token,
    );
    expect(body.data.product.title).toBe('Renamed');
  });

  it('WHEN the admin opens the app THEN the address carries shop, host and a session token', async () => {
    const simulator = await startTestSimulator({ appUrl: 'http://localhost:4000' });
    opened.push(simulator);
    const url = new URL(await simulator.launchUrl());
    expect(url.origin + url.pathname).toBe('http://localhost:4000/app');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      embedded: '1',
      shop: 'demo-shop.myshopify.com',
      host: btoa('admin.shopify.com/store/demo-shop'),
      id_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    expect((await fetch(simulator.url)).status).toBeLessThan(400);
  });
});
