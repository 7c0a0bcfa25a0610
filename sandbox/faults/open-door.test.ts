import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, expect, test } from 'vitest';
import { startStripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import { openDoor } from './open-door.ts';

test('GIVEN a server with two doors THEN each leads to it, and the server knows which was used', async () => {
  const server = http.createServer((request, response) => response.end(String(request.socket.localPort)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const doors = [await openDoor(server), await openDoor(server)];
  onTestFinished(() => {
    for (const door of doors) door.close();
    server.close();
    server.closeAllConnections();
  });
  const own = (server.address() as AddressInfo).port;
  for (const port of [own, ...doors.map((door) => door.port)])
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe(String(port));
});

test.each([
  ['kill_before', 0],
  ['kill_after', 1],
] as const)('GIVEN %s THEN whoever called by its door is killed and gets no answer', async (kind, made) => {
  const stripe = await startStripeSimulator({ port: 0, dataFile: null });
  onTestFinished(() => stripe.close());
  const port = await stripe.openDoor();
  const killed: unknown[] = [];
  stripe.faults.kill = (fault, door) => killed.push([fault.operation, door]);
  stripe.faults.add({ kind, operation: 'paymentIntents.create' });
  const call = fetch(`http://127.0.0.1:${port}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_sandboxmerchant' },
    body: new URLSearchParams({ amount: '100', currency: 'usd' }),
  });
  await expect(call).rejects.toThrow();
  expect(killed).toEqual([['paymentIntents.create', port]]);
  expect(stripe.state.paymentIntents.size).toBe(made);
  expect(stripe.faults.counts).toEqual({ [kind]: 1 });
});
