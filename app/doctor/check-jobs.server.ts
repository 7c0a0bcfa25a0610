import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const BEAT_SECONDS = 60;
const LATE_SECONDS = 600;
const INBOX_SECONDS = 300;

/** Background work: a worker lives, nothing is stuck, webhooks are worked on. */
export async function checkJobs({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<Finding[]> {
  const now = clock();
  const alive = await db.jobWorker.count({ where: { seenAt: { gt: addSeconds(now, -BEAT_SECONDS) } } });
  const [jobs] = await db.$queryRaw<{ late: number; dead: number }[]>`
    SELECT (count(*) FILTER (WHERE attempts < max_attempts AND locked_at IS NULL
        AND run_at < ${addSeconds(now, -LATE_SECONDS)}::timestamptz))::int AS late,
      (count(*) FILTER (WHERE attempts >= max_attempts))::int AS dead
    FROM graphile_worker.jobs`;
  const waiting = await db.inboxMessage.count({
    where: { processedAt: null, receivedAt: { lt: addSeconds(now, -INBOX_SECONDS) } },
  });
  const unreadable = await db.inboxMessage.count({ where: { failure: { not: null } } });
  return [
    alive > 0
      ? ok('job workers', `${alive} alive`)
      : fail(
          'job workers',
          'none is alive',
          'Start one: `npm start` runs server and worker, `npm start work` a worker alone.',
        ),
    jobs!.late === 0
      ? ok('job queue', 'nothing is late')
      : warn(
          'job queue',
          `${jobs!.late} jobs are more than ten minutes late`,
          'Start another worker, or see the log for a job that hangs.',
        ),
    jobs!.dead === 0
      ? ok('failed jobs', 'none was given up')
      : warn(
          'failed jobs',
          `${jobs!.dead} were given up`,
          'See `last_error` in graphile_worker.jobs, and the page of what needs attention.',
        ),
    waiting === 0
      ? ok('webhooks waiting', 'none')
      : warn('webhooks waiting', `${waiting} are older than five minutes`, 'See the log of the worker.'),
    unreadable === 0
      ? ok('webhooks read', 'all')
      : warn(
          'webhooks read',
          `${unreadable} of the last two weeks are not what their topic promises`,
          'See docs/runbooks/webhooks-unreadable.md.',
        ),
  ];
}
