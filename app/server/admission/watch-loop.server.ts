import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { AdmissionGate } from './admission-gate.ts';

const RESOLUTION_MS = 20;
const LOOK_EVERY_MS = 500;

/**
 * Tells the gate how late the event loop is, as a mean of half a second: one long task is over by then, a loop that is
 * always late is not. @returns ends it
 */
export function watchLoop(gate: Pick<AdmissionGate, 'noteLag'>): () => void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const timer = setInterval(() => {
    // The mean is of the time between two looks, and not a number when there was none.
    gate.noteLag(Math.max(0, (delay.mean || 0) / 1e6 - RESOLUTION_MS));
    delay.reset();
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    delay.disable();
  };
}
