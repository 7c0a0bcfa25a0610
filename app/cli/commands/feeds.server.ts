import { z } from 'zod';
import { addDestination, type AddDestinationInput } from '#app/feeds/delivery/add-destination.server.ts';
import { FEED_API_KINDS } from '#app/feeds/delivery/api/feed-api.ts';
import { decideRun } from '#app/feeds/delivery/decide-run.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { listDestinations } from '#app/feeds/delivery/list-destinations.server.ts';
import { listRuns, toListedRun } from '#app/feeds/delivery/list-runs.server.ts';
import { removeDestination } from '#app/feeds/delivery/remove-destination.server.ts';
import { updateDestination } from '#app/feeds/delivery/update-destination.server.ts';
import { FEED_FORMATS } from '#app/feeds/feed-format.ts';
import { command } from '../command.ts';
import { DESTINATION_USAGE, destinationOptions, destinationSettings } from '../destination-options.ts';

const PUSHED = [...FEED_API_KINDS, 'sftp', 'stripe'] as const;
const FEED = z.object({ feed: z.string() });
const RUN = z.object({ run: z.string() });

/** Commands on where feeds are delivered. */
export const feedCommands = {
  'list-feeds': command({
    usage: { does: 'the feeds of the agents, their URLs and newest runs' },
    options: z.object({}),
    run: (scope) => listDestinations(scope),
  }),
  'add-feed': command({
    usage: {
      options: `--agent ID --format ${FEED_FORMATS.join('|')}
[--to ${PUSHED.join('|')} --url URL [--host-key SHA256:…]] ${DESTINATION_USAGE}`,
      does: "hosts a feed for an agent and prints the URL of its index, which is a key to it; with --to it is pushed instead: to the agent's feed API (format acp; bearer token in FEED_API_TOKEN), to an SFTP server (password in SFTP_PASSWORD or key in SFTP_PRIVATE_KEY), or into the merchant's catalogue at Stripe (format stripe)",
    },
    options: destinationOptions.extend({
      agent: z.string(),
      format: z.enum(FEED_FORMATS),
      to: z.enum(PUSHED).optional(),
      url: z.string().optional(),
      'host-key': z.string().optional(),
    }),
    run: (scope, { agent, format, to, url = '', 'host-key': hostKey = '', ...options }) =>
      addDestination(scope, {
        connectionId: agent,
        format,
        ...(to && { push: pushTarget(to, url, hostKey) }),
        ...destinationSettings(options),
      }),
  }),
  'update-feed': command({
    usage: {
      options: `--feed ID [--new-url yes] ${DESTINATION_USAGE}`,
      does: 'changes what is given; none takes it away. A new URL ends the one before at once',
    },
    options: destinationOptions.extend(FEED.shape).extend({ 'new-url': z.literal('yes').optional() }),
    run: async (scope, { feed, 'new-url': newUrl, ...options }) => ({
      feed,
      ...(await updateDestination(scope, feed, {
        ...destinationSettings(options),
        newUrl: newUrl === 'yes',
      })),
    }),
  }),
  'remove-feed': command({
    usage: { options: '--feed ID', does: 'ends a feed: its URL, its files, its history' },
    options: FEED,
    run: async (scope, { feed }) => {
      await removeDestination(scope, feed);
      return { feed, removed: true };
    },
  }),
  'deliver-feed': command({
    usage: { options: '--feed ID', does: 'makes a snapshot now and delivers it' },
    options: FEED,
    run: async (scope, { feed }) => toListedRun(await deliverFeed(scope, feed)),
  }),
  'feed-runs': command({
    usage: {
      options: '--feed ID',
      does: 'what was delivered when: rows, bytes, differences, what is held and why',
    },
    options: FEED,
    run: (scope, { feed }) => listRuns(scope, feed),
  }),
  'approve-feed': command({
    usage: { options: '--run ID', does: 'delivers a snapshot that is held' },
    options: RUN,
    run: async (scope, { run }) => toListedRun(await decideRun(scope, run, 'approve', 'command')),
  }),
  'discard-feed': command({
    usage: { options: '--run ID', does: 'throws a snapshot away that is held' },
    options: RUN,
    run: async (scope, { run }) => toListedRun(await decideRun(scope, run, 'discard', 'command')),
  }),
};

/** Secrets come from the environment: an option would stand in the shell's history and in the list of processes. */
function pushTarget(
  kind: (typeof PUSHED)[number],
  url: string,
  hostKey: string,
): NonNullable<AddDestinationInput['push']> {
  const { FEED_API_TOKEN: token = '', SFTP_PASSWORD: password, SFTP_PRIVATE_KEY: privateKey } = process.env;
  if (kind === 'stripe') return { kind };
  return kind === 'sftp' ? { kind, url, hostKey, password, privateKey } : { kind, url, token };
}
