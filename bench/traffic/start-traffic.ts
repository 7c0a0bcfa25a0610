import { startHelper } from '#bench/helper-process.ts';
import type { Traffic, TrafficMessage } from './messages.ts';

/** The load of a bench, in a process of its own. */
export interface TrafficProcess {
  tell(message: Extract<TrafficMessage, { kind: 'agents' | 'prepare' | 'connect' }>): Promise<void>;
  play(message: Exclude<TrafficMessage, { kind: 'agents' | 'prepare' | 'connect' }>): Promise<Traffic>;
  stop(): void;
}

/** Starts the load; it is to be told its agents first. */
export function startTraffic(): TrafficProcess {
  const helper = startHelper(new URL('traffic.ts', import.meta.url));
  return {
    tell: (message) => helper.ask(message),
    play: (message) => helper.ask<Traffic>(message),
    stop: () => helper.stop(),
  };
}
