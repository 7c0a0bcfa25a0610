import type { Fault } from '#sandbox/faults/fault-plan.ts';
import { simulatorOf } from '../plan/kill-points.ts';
import { nameOf, type KillPoint } from '../plan/plan-incidents.ts';
import type { ReachedStep } from '../world/watch-steps.ts';
import type { World } from '../world/start-world.ts';

/** Kills whichever process comes by a point that is armed, and counts. */
export class Killer {
  /** Processes killed, by the point's name. */
  readonly kills: Record<string, number> = {};
  private armedSteps: string[] = [];
  private disarmed = false;

  constructor(private readonly world: World) {
    const { stripe, shops } = world;
    for (const { faults } of [stripe, ...shops.flatMap(({ shopify, receiver }) => [shopify, receiver])])
      faults.kill = (fault, port) => this.killCaller(fault, port);
  }

  /** The next process that comes by dies there. An effect in one of the shops is armed in that one. */
  arm(point: KillPoint, shop: number): void {
    if ('step' in point) return void this.armedSteps.push(point.step);
    const { stripe, shops } = this.world;
    const simulators = { stripe, shopify: shops[shop]!.shopify, agent: shops[shop]!.receiver };
    simulators[simulatorOf(point.effect)].faults.add({
      kind: point.moment === 'before' ? 'kill_before' : 'kill_after',
      operation: point.effect,
    });
  }

  /** A recovery point is durable; its process may have to die. Returns whether it did. */
  reached({ step, process }: ReachedStep): boolean {
    if (this.disarmed || !this.armedSteps.includes(step) || !this.world.processes.kill(process)) return false;
    this.armedSteps.splice(this.armedSteps.indexOf(step), 1);
    this.count(nameOf({ moment: 'reached', step }));
    return true;
  }

  /** Nobody dies any more. */
  disarm(): void {
    this.disarmed = true;
  }

  private killCaller({ kind, operation }: Fault, port: number | null): void {
    if (this.disarmed) return;
    const { processes, callers } = this.world;
    const caller = port === null ? undefined : callers.get(port);
    // The receiver of events cannot tell who delivers: it is a worker, so all of them die.
    const killed = caller ? processes.kill(caller) : processes.killRole('work');
    const moment = kind === 'kill_before' ? 'before' : 'after';
    if (killed) this.count(nameOf({ moment, effect: operation! }));
  }

  private count(point: string): void {
    this.kills[point] = (this.kills[point] ?? 0) + 1;
  }
}
