import { setTimeout as pause } from 'node:timers/promises';
import { untilServing, type World } from '../world/start-world.ts';
import { letTimePass, makeDue } from './help-time.ts';
import { whatWaits } from './what-waits.ts';

/** Leases and claims of the killed end within this time. */
const POWER_OFF_SECONDS = 61;
const DEADLINE_MS = 180_000;
const LOOK_MS = 500;
/** So often in a row nothing may wait: a webhook becomes a job, and that an event. */
const QUIET_LOOKS = 3;
const TELL_LOOKS = 20;

/**
 * Ends all trouble. The power goes off and comes back a minute later (the minute is skipped: what is stored moves
 * nearer by it), and from then on everything works; then waits until nothing waits any more. What would wait for its
 * time is made due, as an operator could.
 * @returns what still waits at the deadline, one line each; empty: nothing
 */
export async function heal(world: World, progress: (step: string) => void): Promise<string[]> {
  const { shops, stripe, processes, database, directory } = world;
  for (const { faults } of [stripe, ...shops.flatMap(({ shopify, receiver }) => [shopify, receiver])])
    faults.clear();
  for (const { settings, outbox } of shops.map(({ shopify }) => shopify.webhooks)) {
    Object.assign(settings, { paused: false, reorder: false });
    outbox.duplicateNext = 0;
  }
  stripe.webhooks.change({ paused: false, order: 'as_sent', holdMs: 0, duplicates: 0 });
  await processes.powerCut();
  await letTimePass(database, POWER_OFF_SECONDS);
  processes.start();
  await untilServing(processes.servers(), directory);

  const deadline = performance.now() + DEADLINE_MS;
  for (let quiet = 0, looks = 1; ; looks += 1) {
    await makeDue(world);
    await pause(LOOK_MS);
    const waits = await whatWaits(world);
    quiet = waits.length === 0 ? quiet + 1 : 0;
    if (quiet === QUIET_LOOKS) return [];
    if (looks % TELL_LOOKS === 0) progress(`${waits.length} things wait, as ${waits[0] ?? 'nothing'}`);
    if (performance.now() > deadline) return waits;
  }
}
