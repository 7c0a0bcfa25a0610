import { z } from 'zod';
import { addSigningKey } from '#app/agents/add-signing-key.server.ts';
import { createApiKey } from '#app/agents/create-api-key.server.ts';
import { revokeApiKey } from '#app/agents/revoke-api-key.server.ts';
import { revokeSigningKey } from '#app/agents/revoke-signing-key.server.ts';
import { DEFAULT_OVERLAP_HOURS } from '#app/agents/overlap-hours.ts';
import { rotateApiKey } from '#app/agents/rotate-api-key.server.ts';
import { command } from '../command.ts';

const AGENT = z.object({ agent: z.string() });
const KEY = z.object({ key: z.string() });

/** Commands on an agent's API keys and signing keys. */
export const keyCommands = {
  'create-key': command({
    usage: { options: '--agent ID', does: 'one API key more; prints it once' },
    options: AGENT,
    run: (scope, { agent }) => createApiKey(scope, agent),
  }),
  'rotate-key': command({
    usage: {
      options: '--agent ID [--overlap HOURS]',
      does: `a new API key; the others end after the overlap (${DEFAULT_OVERLAP_HOURS} hours)`,
    },
    options: AGENT.extend({ overlap: z.coerce.number().default(DEFAULT_OVERLAP_HOURS) }),
    run: (scope, { agent, overlap }) => rotateApiKey(scope, agent, overlap),
  }),
  'revoke-key': command({
    usage: { options: '--key ID', does: 'ends an API key at once' },
    options: KEY,
    run: async (scope, { key }) => {
      await revokeApiKey(scope, key);
      return { key, revoked: true };
    },
  }),
  'add-signing-key': command({
    usage: {
      options: '--agent ID [--algorithm hmac-sha256|ed25519] [--public-key PEM-OR-BASE64]',
      does: "what the agent's requests are signed with: a secret, printed once, or the agent's public key",
    },
    options: AGENT.extend({
      algorithm: z.enum(['hmac-sha256', 'ed25519']).default('hmac-sha256'),
      'public-key': z.string().default(''),
    }),
    run: (scope, { agent, algorithm, 'public-key': publicKey }) =>
      addSigningKey(scope, agent, algorithm === 'ed25519' ? { algorithm, publicKey } : { algorithm }),
  }),
  'revoke-signing-key': command({
    usage: { options: '--key ID', does: 'ends a signing key at once' },
    options: KEY,
    run: async (scope, { key }) => {
      await revokeSigningKey(scope, key);
      return { key, revoked: true };
    },
  }),
};
