import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { isDemoCountry, type DemoCountry } from './demo-buyer.ts';
import { answerOf, type Exchange } from './exchange.ts';
import type { StepKind } from './step.ts';
import { readWireSession, type WireSession } from './wire-session.ts';

export interface SimulatedStep {
  position: number;
  kind: StepKind;
  at: Date;
  exchange: Exchange;
  durationMs: number;
}

/** A simulated purchase as far as it has come: all of it follows from the steps that were taken. */
export interface SimulatedRun {
  id: string;
  itemId: string;
  title: string;
  quantity: number;
  createdAt: Date;
  /** Oldest first. */
  steps: SimulatedStep[];
  nextPosition: number;
  /** As the agent saw it last; null: none was opened. */
  session: WireSession | null;
  /** Where the buyer lives; null: not said yet. */
  country: DemoCountry | null;
}

/** A simulated purchase with its steps; null if the shop has none of that id. */
export async function getRun({ db, shop }: ShopScope, id: string): Promise<SimulatedRun | null> {
  const row = await db.simulatorRun.findFirst({
    where: { id, shopId: shop.id },
    include: { steps: { orderBy: { position: 'asc' } } },
  });
  if (!row) return null;
  const steps = row.steps.map(({ position, kind, at, exchange, durationMs }) => ({
    ...{ position, at, durationMs, kind: kind as StepKind },
    exchange: exchange as unknown as Exchange,
  }));
  const { itemId, title, quantity, createdAt } = row;
  return {
    ...{ id, itemId, title, quantity, createdAt, steps },
    nextPosition: (steps.at(-1)?.position ?? 0) + 1,
    session: lastSession(steps),
    country: lastCountry(steps),
  };
}

function lastSession(steps: SimulatedStep[]): WireSession | null {
  for (const { kind, exchange } of [...steps].reverse()) {
    const { status } = exchange;
    const isSession = kind !== 'token' && status !== null && status < 300;
    const session = isSession ? readWireSession(answerOf(exchange)) : null;
    if (session) return session;
  }
  return null;
}

interface Sent {
  fulfillment_details?: { address?: { country?: unknown } };
}

function lastCountry(steps: SimulatedStep[]): DemoCountry | null {
  const step = steps.findLast(({ kind, exchange }) => kind === 'address' && exchange.status === 200);
  const sent = step && (JSON.parse(step.exchange.body) as Sent);
  const country = sent?.fulfillment_details?.address?.country;
  return isDemoCountry(country) ? country : null;
}
