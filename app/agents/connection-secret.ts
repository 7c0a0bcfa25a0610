import { randomBytes } from 'node:crypto';

/** Where a connection's secrets are sealed to: a value copied to another row does not open. */
export const connectionSecretContext = (id: string, field: 'event' | 'signing') =>
  `agent_connections:${id}:${field}`;

/** A new secret of 256 random bits: `event` for what Aisle signs, `signing` for what the agent signs. */
export function newConnectionSecret(field: 'event' | 'signing'): string {
  return `${field === 'event' ? 'whsec' : 'sigsec'}_${randomBytes(32).toString('base64url')}`;
}
