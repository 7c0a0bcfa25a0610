import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Services } from '#app/services.server.ts';
import { createTestServices } from '#tests/database.ts';
import { queuedActivityLog } from './activity-log.server.ts';
import type { ActivityRow } from './activity-row.ts';

let services: Services & { close(): Promise<void> };
beforeAll(async () => {
  services = await createTestServices();
  const shop = { id: 'shop_1', domain: 'one.myshopify.com', installedAt: services.clock() };
  await services.db.shop.create({ data: shop });
  const agent = { id: 'agent_1', shopId: 'shop_1', name: 'A', platform: 'a', mode: 'test' };
  await services.db.agentConnection.create({ data: { ...agent, sellingMode: 'in_chat' } });
});
afterAll(() => services.close());
beforeEach(async () => void (await services.db.activityEntry.deleteMany()));

const row = (id: string, changes: Partial<ActivityRow> = {}): ActivityRow => ({
  ...{ id, shopId: 'shop_1', connectionId: 'agent_1', subjectId: null, requestId: null },
  ...{ operation: 'get_session', apiVersion: null, status: 200, code: null, replayed: false },
  ...{
    unknownFields: [],
    request: null,
    response: '{"a":"ü"}',
    createdAt: new Date('2026-11-20T12:00:00.123Z'),
  },
  ...changes,
});
const stored = () =>
  services.db.activityEntry.findMany({ orderBy: { id: 'asc' }, include: { bodies: true } });

test('GIVEN many calls at once THEN all are stored, whole, and nobody waits for it', async () => {
  const query = vi.spyOn(services.db, '$queryRaw');
  const log = queuedActivityLog(services.db, services.log);
  for (let index = 0; index < 150; index += 1)
    await log.put(() => row(`call_${String(index).padStart(3, '0')}`));
  expect(query).not.toHaveBeenCalled();
  await log.drained();
  expect(query).toHaveBeenCalledTimes(2);
  query.mockRestore();
  const rows = await stored();
  expect(rows).toHaveLength(150);
  expect(rows[0]).toMatchObject({
    ...{ id: 'call_000', status: 200, createdAt: new Date('2026-11-20T12:00:00.123Z'), unknownFields: [] },
    bodies: { request: null, response: '{"a":"ü"}' },
  });
});

test('GIVEN one that cannot be stored THEN the others are, and it is told', async () => {
  const error = vi.spyOn(services.log, 'error').mockReturnValue(undefined);
  const log = queuedActivityLog(services.db, services.log);
  await log.put(() => row('a'));
  await log.put(() => row('b', { connectionId: 'nobody' }));
  await log.put(() => row('c', { unknownFields: ['$.mood'] }));
  await log.drained();
  expect((await stored()).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(error).toHaveBeenCalledTimes(1);
  error.mockRestore();
});

test('GIVEN more than can wait THEN the rest is left out, and that is told', async () => {
  const warn = vi.spyOn(services.log, 'warn').mockReturnValue(undefined);
  const log = queuedActivityLog(services.db, services.log, 1);
  await log.put(() => row('a'));
  await log.put(() => row('b'));
  await log.drained();
  expect((await stored()).map(({ id }) => id)).toEqual(['a']);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});
