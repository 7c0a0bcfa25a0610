import type { Incident } from '../plan/plan-incidents.ts';
import { oneOf, type Random } from '../plan/random.ts';
import type { WebhookSettings } from '#sandbox/stripe/webhooks/webhook-sender.ts';
import type { World, WorldShop } from '../world/start-world.ts';
import type { Killer } from './killer.ts';

type Manner = (Incident & { kind: 'webhooks' })['manner'];

/** How many webhooks in a row come twice, each time their manner changes. */
const DUPLICATES = 25;

/** How Stripe's webhooks travel then. */
const OF_STRIPE: Record<Manner, Partial<WebhookSettings>> = {
  reordered: { order: 'shuffled', holdMs: 400, duplicates: 1 },
  in_order: { order: 'as_sent', holdMs: 0, duplicates: 0 },
  held: { paused: true },
  flowing: { paused: false },
};

/** Lets incidents happen as the run goes on: `ended` is the share of all sessions that have. */
export class Incidents {
  private readonly waiting: Incident[];
  private readonly happening: Promise<unknown>[] = [];
  randomKills = 0;

  constructor(
    private readonly world: World,
    private readonly killer: Killer,
    private readonly random: Random,
    incidents: readonly Incident[],
  ) {
    this.waiting = [...incidents];
  }

  /** Everything that is due by now. */
  progress(ended: number): void {
    while (this.waiting[0] && this.waiting[0].at <= ended) this.happen(this.waiting.shift()!);
  }

  /** What had begun has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.happening);
  }

  private happen(incident: Incident): void {
    const { processes, shops, database } = this.world;
    switch (incident.kind) {
      case 'kill_at':
        return this.killer.arm(incident.point, oneOf(this.random, shops));
      case 'kill': {
        const slots = processes.slots.filter(({ role }) => role === incident.role);
        if (processes.kill(oneOf(this.random, slots).name)) this.randomKills += 1;
        return;
      }
      case 'restart_database':
        return void this.happening.push(database.restart());
      case 'webhooks':
        for (const shop of shops) sendWebhooks(shop, incident.manner);
        this.world.stripe.webhooks.change(OF_STRIPE[incident.manner]);
    }
  }
}

function sendWebhooks({ shopify: { webhooks } }: WorldShop, manner: Manner): void {
  const { settings, outbox } = webhooks;
  outbox.duplicateNext += DUPLICATES;
  if (manner === 'reordered') settings.reorder = true;
  if (manner === 'in_order') settings.reorder = false;
  if (manner === 'held') settings.paused = true;
  if (manner === 'flowing') settings.paused = false;
}
