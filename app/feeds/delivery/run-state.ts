/**
 * - `writing`: under way, or left behind by a process that died; of a destination there is at most one
 * - `delivered`: the agent has it, or had it until the next one
 * - `held`: too small to be delivered without asking
 * - `discarded`: was held, and staff or a newer snapshot decided against it
 * - `failed`: broke off; nothing of it was ever seen
 */
export type RunState = 'writing' | 'delivered' | 'held' | 'discarded' | 'failed';
