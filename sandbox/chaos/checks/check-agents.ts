import type { AgentFact, ShopFacts, Violation } from '../facts/facts.ts';

/** An agent was told that it has bought exactly when it has, of one order only, and nothing that breaks the protocol. */
export function checkAgents(shop: ShopFacts): Violation[] {
  const sessions = new Map(shop.sessions.map((session) => [session.id, session]));
  const orders = new Map(shop.orders.map((order) => [order.sessionId, order]));
  return shop.agents.flatMap((agent) => {
    const broken = agent.problems.map((text) =>
      found('the seller broke the protocol', `${nameOf(agent)}: ${text}`),
    );
    if (agent.sessionId === null) return broken;
    const session = sessions.get(agent.sessionId);
    if (!session) return [...broken, found('the session is not this shop’s', nameOf(agent))];
    const order = orders.get(session.id);
    const wrong = agent.toldOrders.filter((id) => id !== order?.id);
    return [
      ...broken,
      ...(agent.lastStatus === session.status
        ? []
        : [
            found(
              'the agent’s last answer is not the truth',
              `${nameOf(agent)}: told ${agent.lastStatus}, is ${session.status}`,
            ),
          ]),
      ...(agent.toldOrders.length > 0 && session.status !== 'completed'
        ? [found('told completed, but not sold', nameOf(agent))]
        : []),
      ...(wrong.length > 0 && order
        ? [found('told of another order', `${nameOf(agent)}: ${wrong.join(', ')}, is ${order.id}`)]
        : []),
      ...(agent.toldCanceled && session.status === 'completed' && order?.sellingMode !== 'hand_off'
        ? [found('told cancelled, but sold', nameOf(agent))]
        : []),
    ];
  });
}

const nameOf = ({ number, sessionId }: AgentFact) => `agent ${number}, ${sessionId ?? 'no session'}`;
const found = (rule: string, text: string): Violation => ({ rule, text });
