import { setTimeout as pause } from 'node:timers/promises';
import type { AllKinds } from './all-kinds.ts';
import type { Places } from './messages.ts';
import { Recorder } from './recorder.ts';
import type { Sender } from './sender.ts';
import type { Taken } from './session-shelf.ts';

/** How often arrivals that are due are sent. */
const TICK_MS = 2;

const sending = (sender: Sender, recorder: Recorder) => async (taken: Taken) => {
  const sentAt = performance.now();
  const answer = await sender.send(taken.request);
  taken.done(answer, recorder.note(taken.kind, sentAt, answer) === 'ok');
};

/** So many at a time, each after the answer to the one before: what a server can do. */
export async function playClosed(
  kinds: AllKinds,
  sender: Sender,
  { concurrency, seconds, places }: { concurrency: number; seconds: number; places: Places },
): Promise<Recorder> {
  const recorder = new Recorder();
  const send = sending(sender, recorder);
  const end = performance.now() + seconds * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      const taken = kinds.next(places);
      if (taken) await send(taken);
      else recorder.unsent += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return recorder;
}

/**
 * Requests arrive evenly by the clock, whether those before are answered or not.
 * @param most requests under way: beyond them the load would break, so what arrives then is counted and not sent
 */
export async function playOpen(
  kinds: AllKinds,
  sender: Sender,
  { perSecond, seconds, places }: { perSecond: number; seconds: number; places: Places },
  most: number,
): Promise<Recorder> {
  const recorder = new Recorder();
  const send = sending(sender, recorder);
  const began = performance.now();
  const underWay = new Set<Promise<void>>();
  const arrivals = Math.floor(perSecond * seconds);
  for (let arrived = 0; arrived < arrivals;) {
    const elapsed = performance.now() - began;
    const due = Math.min(arrivals, Math.floor((elapsed / 1000) * perSecond));
    recorder.behindMs = Math.max(recorder.behindMs, elapsed - (arrived / perSecond) * 1000);
    for (; arrived < due; arrived += 1) {
      const taken = underWay.size < most ? kinds.next(places) : null;
      if (!taken) {
        recorder.unsent += 1;
        continue;
      }
      const request = send(taken).finally(() => underWay.delete(request));
      underWay.add(request);
    }
    await pause(TICK_MS);
  }
  await Promise.all(underWay);
  return recorder;
}
