import { AgentCalls } from '#bench/agent-api/agent-calls.ts';
import { answerMessages } from '#bench/helper-process.ts';
import { AllKinds } from './all-kinds.ts';
import type { Traffic, TrafficMessage } from './messages.ts';
import { playClosed, playOpen } from './play-all-kinds.ts';
import { playJourneys } from './play-journeys.ts';
import { Sender } from './sender.ts';
import { SessionShelf } from './session-shelf.ts';
import { visit } from './visits.ts';

/** Agents, browsers and supervisors in a process of their own: told who they are, then what to do for some seconds. */
const CONNECTIONS = 512;
const sender = new Sender(CONNECTIONS);
let agents: AgentCalls[] = [];
let shelves: SessionShelf[] = [];
let kinds: AllKinds;
let origin = '';
/** Whose journey is next: agents are in turn over all that is played. */
let next = 0;

answerMessages<TrafficMessage>(async (message): Promise<Traffic | null> => {
  switch (message.kind) {
    case 'agents':
      agents = message.agents.map((target) => new AgentCalls(target));
      shelves = agents.map((calls) => new SessionShelf(calls));
      origin = new URL(message.agents[0]!.baseUrl).origin;
      kinds = new AllKinds(shelves, origin);
      return null;
    case 'prepare':
      for (const sessions of message.sessions) await shelves[sessions.agent]!.add(sessions);
      return null;
    case 'connect': {
      const health = visit(`${origin}/healthz`);
      await Promise.all(Array.from({ length: CONNECTIONS }, () => sender.send(health)));
      return null;
    }
    case 'journeys': {
      const played = await playJourneys(agents, next, sender, message);
      next = played.next;
      return played.recorder.result();
    }
    case 'closed':
      return (await playClosed(kinds, sender, message)).result();
    case 'open':
      return (await playOpen(kinds, sender, message, CONNECTIONS)).result();
  }
});
