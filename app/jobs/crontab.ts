import type { JobName } from './add-job.server.ts';
import { JOB_PRIORITY } from './job-priority.ts';

/** A line of the table: when, which job, and how. */
const cron = (when: string, job: JobName, options: string): string =>
  `${when} ${job} ?${options}&priority=${JOB_PRIORITY[job]}`;

/**
 * Every minute: begin the sweep of purchases anew, should its chain of jobs be broken, and take up platform orders
 * left behind. Every five: order events left behind, feeds that are due. Hourly: delete what is past its retention, read
 * shops that are due, compare orders and payments; `fill` makes up for an hour in which no worker ran. Any number of
 * workers may run it: the database lets each time be queued once.
 */
export const CRONTAB = [
  cron('* * * * *', 'sweep-purchases', 'max=1&jobKey=sweep-purchases'),
  cron('* * * * *', 'sweep-platform-orders', 'max=1'),
  cron('*/5 * * * *', 'sweep-order-events', 'max=1'),
  cron('*/5 * * * *', 'deliver-due-feeds', 'max=1'),
  cron('17 * * * *', 'purge-expired', 'fill=1h&max=3'),
  cron('37 * * * *', 'sync-catalogs', 'fill=1h&max=1'),
  cron('47 * * * *', 'reconcile-shops', 'fill=1h&max=1'),
].join('\n');
