import { SchemaViolation } from '#sandbox/agent/acp-schema.ts';
import type { World } from '../world/start-world.ts';
import type { AgentMemory } from './agent-memory.ts';
import { ask, shown } from './play-session.ts';
import { agentWorld } from './run-fleet.ts';

/** So many ask at the same time. */
const PARALLEL = 8;

/** Every agent asks once more what has become of its session, also those who went away. */
export async function lookAgain(world: World, seed: number, memories: readonly AgentMemory[]): Promise<void> {
  const waiting = memories.values();
  const lane = async () => {
    for (const memory of waiting) if (memory.sessionId) await look(world, seed, memory, memory.sessionId);
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
}

async function look(world: World, seed: number, memory: AgentMemory, sessionId: string): Promise<void> {
  const { client } = agentWorld(world, seed, memory.plan);
  try {
    const reply = await ask(memory, () => client.getSession(sessionId));
    if (!shown(memory, reply)) memory.problems.push(`asked for its session it got ${reply.status}`);
  } catch (error) {
    const text = error instanceof SchemaViolation ? error.message : String((error as Error).message);
    memory.problems.push(text);
  }
}
