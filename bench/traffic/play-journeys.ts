import { setTimeout as pause } from 'node:timers/promises';
import { makeToken } from '#sandbox/agent/make-token.ts';
import type { AgentCalls, BenchRequest } from '#bench/agent-api/agent-calls.ts';
import { totalOf } from '#bench/agent-api/session-answer.ts';
import type { Kind, Places } from './messages.ts';
import { Recorder } from './recorder.ts';
import type { Sender } from './sender.ts';
import { visit } from './visits.ts';

/** One journey in so many also loads a page, or fetches a feed. */
const PAGE_EVERY = 5;
const FEED_EVERY = 10;

/** A journey ends where an answer is none: what follows would have nothing to ask for. */
class Ended extends Error {}

interface Pace {
  concurrency: number;
  seconds: number;
  everyMs?: number;
  places?: Places;
}

/** Agents in turn go their ways, a few at a time, until the time is over; what has begun then is finished. */
export async function playJourneys(
  agents: AgentCalls[],
  first: number,
  sender: Sender,
  pace: Pace,
): Promise<{ recorder: Recorder; next: number }> {
  const recorder = new Recorder();
  const began = performance.now();
  const end = began + pace.seconds * 1000;
  let turn = 0;
  const walker = async () => {
    while (performance.now() < end) {
      const mine = turn++;
      const due = began + mine * (pace.everyMs ?? 0);
      if (due >= end) return;
      await pause(Math.max(0, due - performance.now()));
      const ask = async (kind: Kind, request: BenchRequest) => {
        const sentAt = performance.now();
        const answer = await sender.send(request);
        if (recorder.note(kind, sentAt, answer) !== 'ok') throw new Ended();
        return answer.body;
      };
      const calls = agents[(first + mine) % agents.length]!;
      await journey(calls, ask, recorder)
        .then(() => sideTrips(first + mine, pace.places, ask))
        .catch((error: unknown) => {
          if (!(error instanceof Ended)) throw error;
        });
    }
  };
  await Promise.all(Array.from({ length: pace.concurrency }, walker));
  return { recorder, next: first + turn };
}

type Ask = (kind: Kind, request: BenchRequest) => Promise<string>;

/** Ten calls as agents make them: two sessions, one of them bought. Shopify is asked for prices twice, and at the sale. */
async function journey(calls: AgentCalls, ask: Ask, recorder: Recorder): Promise<void> {
  const first = totalOf(await ask('create', calls.create(true)));
  await ask('get', calls.get(first.id));
  const again = calls.create();
  const second = totalOf(await ask('create', again));
  await ask('replay', calls.again(again));
  await ask('get', calls.get(second.id));
  await ask('update', calls.update(second.id, 0));
  await ask('get', calls.get(second.id));
  const { total } = totalOf(await ask('update', calls.update(first.id, 1)));
  await ask('get', calls.get(first.id));
  const { token } = await makeToken(calls.target.stripe, { amount: total, currency: 'usd' });
  const bought = await ask('complete', calls.complete(first.id, token.id));
  const { status } = JSON.parse(bought) as { status: string };
  if (status !== 'completed') recorder.fail(`a purchase ended as ${status}: ${bought}`);
}

async function sideTrips(turn: number, places: Places | undefined, ask: Ask): Promise<void> {
  if (!places) return;
  if (turn % PAGE_EVERY === 0) await ask('page', visit(places.pageUrl));
  if (turn % FEED_EVERY === 0) await ask('feed', visit(places.feedUrl));
}
