import { connectionSecretContext } from '#app/agents/connection-secret.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { CLOSED, type Circuit } from './circuit.ts';

/** Where an agent takes events, what signs them, and how the address has answered lately. */
export interface EventTarget {
  connectionId: string;
  agentName: string;
  url: string;
  apiVersion: string;
  /**
   * What may sign, in the order in which to try: while a rotation overlaps, the one that the agent is known to have
   * comes first.
   */
  secrets: { secret: string; isCurrent: boolean }[];
  /** Until when the one before signs; null: there is none. */
  previousSecretUntil: Date | null;
  circuit: Circuit;
}

/** The target of an agent's events; null when it takes none: no address, or its access has ended. */
export async function findEventTarget(scope: ShopScope, connectionId: string): Promise<EventTarget | null> {
  const connection = await scope.db.agentConnection.findFirst({
    where: { id: connectionId, shopId: scope.shop.id, revokedAt: null },
    include: { endpoint: true },
  });
  if (!connection?.eventUrl || !connection.sealedEventSecret) return null;
  const { endpoint } = connection;
  const open = (sealed: string) => scope.secrets.open(sealed, connectionSecretContext(connectionId, 'event'));
  const current = { secret: open(connection.sealedEventSecret), isCurrent: true };
  const overlaps = endpoint?.previousSecretUntil && endpoint.previousSecretUntil > scope.clock();
  const previous =
    overlaps && endpoint.sealedPreviousSecret
      ? [{ secret: open(endpoint.sealedPreviousSecret), isCurrent: false }]
      : [];
  return {
    connectionId,
    agentName: connection.name,
    url: connection.eventUrl,
    apiVersion: connection.apiVersion,
    secrets: [...previous, current],
    previousSecretUntil: endpoint?.previousSecretUntil ?? null,
    circuit: endpoint ?? CLOSED,
  };
}
