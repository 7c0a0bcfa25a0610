import type { AgentTarget } from '#bench/agent-api/slices.ts';

/** What is asked for, by what it is to the server (docs/decisions/029). */
export const KINDS = ['create', 'update', 'get', 'complete', 'replay', 'feed', 'page', 'health'] as const;
export type Kind = (typeof KINDS)[number];

/** Sessions of an agent that can be paid as they are. */
export interface PreparedSessions {
  /** Which of the agents. */
  agent: number;
  total: number;
  /** To look at and to change. */
  open: string[];
  /** To pay. */
  payable: string[];
}

/** A page of the admin and a feed, as a browser and an agent ask for them. */
export interface Places {
  pageUrl: string;
  feedUrl: string;
}

export type TrafficMessage =
  | { kind: 'agents'; agents: AgentTarget[] }
  | { kind: 'prepare'; sessions: PreparedSessions[] }
  /** All connections are opened, as a proxy in front holds them. */
  | { kind: 'connect' }
  /** Journeys one after the other, so many at a time; `everyMs`: one begins so often at most. */
  | { kind: 'journeys'; concurrency: number; seconds: number; everyMs?: number; places?: Places }
  /** Requests of all kinds: so many at a time, each after the answer to the one before. */
  | { kind: 'closed'; concurrency: number; seconds: number; places: Places }
  /** Requests of all kinds, by time: whether those before are answered or not. */
  | { kind: 'open'; perSecond: number; seconds: number; places: Places };

/** One request. `at`: seconds from the beginning until it was sent. */
export interface Sample {
  kind: Kind;
  at: number;
  ms: number;
  outcome: 'ok' | 'shed' | 'failed';
}

export interface Traffic {
  samples: Sample[];
  /** From the first request to the last answer. */
  seconds: number;
  /** What failed, with how often. */
  failures: Record<string, number>;
  /** Requests that could not be sent because the load's own connections were all taken. */
  unsent: number;
  /** The longest that the load was behind its own clock. */
  behindMs: number;
}
