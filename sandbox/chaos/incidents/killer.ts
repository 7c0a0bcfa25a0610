import type { Fault, FaultPlan } from '#sandbox/faults/fault-plan.ts';
import { simulatorOf } from '../plan/kill-points.ts';
import { nameOf, type KillPoint } from '../plan/plan-incidents.ts';
import type { ReachedStep } from '../world/watch-steps.ts';
import type { World, WorldShop } from '../world/start-world.ts';

/** Kills whichever process comes by a point that is armed, and counts. */
export class Killer {
  /** Processes killed, by the point's name. */
  readonly kills: Record<string, number> = {};
  private armedSteps: string[] = [];
  private disarmed = false;

  constructor(private readonly world: World) {
    const { stripe, shops } = world;
    for (const { faults } of [stripe, ...shops.map(({ shopify }) => shopify)])
      faults.kill = (fault, port) => this.killCaller(faults, fault, port);
    for (const { faults } of shops.map(({ receiver }) => receiver))
      faults.kill = (fault) => this.killWorkers(fault);
  }

  /** The next process that comes by dies there. An effect in one of the shops is armed in that one, if it occurs there. */
  arm(point: KillPoint, anyShop: WorldShop): void {
    if ('step' in point) return void this.armedSteps.push(point.step);
    const { stripe, shops } = this.world;
    const holds = point.effect.startsWith('draftOrder');
    const shop = (holds && shops.find(({ holdsStock }) => holdsStock)) || anyShop;
    const simulators = { stripe, shopify: shop.shopify, agent: shop.receiver };
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

  private killCaller(faults: FaultPlan, fault: Fault, port: number | null): void {
    if (this.disarmed) return;
    const { processes, callers } = this.world;
    const caller = port === null ? undefined : callers.get(port);
    // It was somebody else's call, as the merchant's: the next one of a process counts.
    if (caller === undefined) return void faults.add({ kind: fault.kind, operation: fault.operation });
    if (processes.kill(caller)) this.countEffect(fault);
  }

  /** The receiver of events cannot tell who delivers: it is a worker, so all of them die. */
  private killWorkers(fault: Fault): void {
    if (!this.disarmed && this.world.processes.killRole('work')) this.countEffect(fault);
  }

  private countEffect({ kind, operation }: Fault): void {
    this.count(nameOf({ moment: kind === 'kill_before' ? 'before' : 'after', effect: operation! }));
  }

  private count(point: string): void {
    this.kills[point] = (this.kills[point] ?? 0) + 1;
  }
}
