import { z } from 'zod';
import { checkEventEndpoint } from '#app/agents/check-event-endpoint.server.ts';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { listConnections } from '#app/agents/list-connections.server.ts';
import { revokeConnection } from '#app/agents/revoke-connection.server.ts';
import { rotateEventSecret } from '#app/agents/rotate-event-secret.server.ts';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { AGENT_OPTIONS_USAGE, agentOptions, agentSettings } from '../agent-options.ts';
import { command } from '../command.ts';

const AGENT = z.object({ agent: z.string() });

/** Commands on agents' access as a whole. */
export const agentCommands = {
  'list-agents': command({
    usage: { does: 'the agents with their settings and keys; no secret is shown' },
    options: z.object({}),
    run: async (scope) => {
      const decimal = (minor: bigint | null) =>
        minor === null ? null : formatDecimal(Number(minor), scope.shop.currency);
      return (await listConnections(scope)).map(({ maxOrderAmount, maxDailyAmount, ...agent }) => ({
        ...agent,
        maxOrder: decimal(maxOrderAmount),
        maxDay: decimal(maxDailyAmount),
      }));
    },
  }),
  'create-agent': command({
    usage: {
      options: `--name NAME --platform HANDLE [--mode test|live]\n${AGENT_OPTIONS_USAGE}`,
      does: "an agent's access; prints its key and its secrets, once",
    },
    options: agentOptions.required({ name: true, platform: true }).extend({
      mode: z.enum(['test', 'live']).default('test'),
      'selling-mode': agentOptions.shape['selling-mode'].default('hand_off'),
    }),
    run: async (scope, { mode, ...options }) => {
      const { name, platform } = options;
      const sellingMode = options['selling-mode'] ?? 'hand_off';
      const settings = agentSettings(options, scope.shop.currency);
      const created = await createConnection(scope, { ...settings, name, platform, sellingMode, mode });
      if (!settings.eventUrl) return created;
      return { ...created, eventEndpoint: await checkEventEndpoint(scope, created.id) };
    },
  }),
  'update-agent': command({
    usage: {
      options: `--agent ID [--name NAME] [--platform HANDLE] and the options of create-agent`,
      does: 'changes what is given; none takes a cap, a list or the event URL away',
    },
    options: agentOptions.extend(AGENT.shape),
    run: async (scope, { agent, ...options }) => {
      const changes = agentSettings(options, scope.shop.currency);
      await updateConnection(scope, agent, changes);
      const changed = Object.keys(changes);
      if (!changes.eventUrl) return { agent, changed };
      return { agent, changed, eventEndpoint: await checkEventEndpoint(scope, agent) };
    },
  }),
  'revoke-agent': command({
    usage: { options: '--agent ID', does: "ends an agent's access for good" },
    options: AGENT,
    run: async (scope, { agent }) => {
      await revokeConnection(scope, agent);
      return { agent, revoked: true };
    },
  }),
  'rotate-event-secret': command({
    usage: {
      options: '--agent ID [--overlap HOURS]',
      does: 'a new secret that order events are signed with; prints it once. The one before signs until the agent has accepted the new one, for 24 hours at most unless said',
    },
    options: AGENT.extend({ overlap: z.coerce.number().optional() }),
    run: (scope, { agent, overlap }) => rotateEventSecret(scope, agent, overlap),
  }),
};
