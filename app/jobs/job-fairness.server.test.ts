import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { refreshJob } from '#app/catalog/refresh-product.server.ts';
import type { Services } from '#app/services.server.ts';
import { createTestServices } from '#tests/database.ts';
import { addJob, addJobs } from './add-job.server.ts';
import { JOB_PRIORITY } from './job-priority.ts';

const WAITING = 1000;

let services: Services & { close(): Promise<void> };
beforeAll(async () => void (services = await createTestServices()));
afterAll(() => services.close());
afterEach(() => forget());

const logger = new Logger(() => () => {});
const forget = () =>
  services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL`;

/** A catalogue that changes as a whole. Each product has a queue of its own, or runOnce would end at the first that is held. */
async function changeCatalog(shopId: string): Promise<void> {
  const jobs = Array.from({ length: WAITING }, (_, n) => ({
    ...refreshJob(shopId, String(n)),
    queue: `${shopId} ${n}`,
  }));
  await addJobs(services.db, 'refresh-product', jobs);
}

test('GIVEN thousands of jobs of shops A and B THEN a purchase of C is the very next, and its reading not far behind', async () => {
  await changeCatalog('shop_a');
  await changeCatalog('shop_b');
  await addJobs(services.db, 'refresh-product', [refreshJob('shop_c', '1')]);
  await addJob(services.db, 'adopt-order', { shopId: 'shop_c', sessionId: 's', shopifyOrderGid: 'g' });
  await addJob(services.db, 'resume-purchase', { shopId: 'shop_c', sessionId: 's' }, { key: 'purchase:s' });
  const ran: string[] = [];
  const note = async (name: string, shopId: string) => {
    ran.push(`${name} ${shopId}`);
    if (name === 'refresh-product' && shopId === 'shop_c') await forget();
  };
  const taskList: TaskList = Object.fromEntries(
    Object.keys(JOB_PRIORITY).map((name) => [
      name,
      (payload: unknown) => note(name, (payload as { shopId: string }).shopId),
    ]),
  );
  await runOnce({ connectionString: services.env.DATABASE_URL, taskList, logger, concurrency: 1 });
  expect(ran.slice(0, 2)).toEqual(['resume-purchase shop_c', 'adopt-order shop_c']);
  // What the others had queued before they had queued much; a little more where that took them a while.
  expect(ran.indexOf('refresh-product shop_c')).toBeLessThanOrEqual(2 + 2 * 25);
});
