import { z } from 'zod';
import type { EvidencePack } from '#app/evidence/pack/evidence-pack.ts';
import { openEvidence } from '#app/evidence/pack/open-evidence.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { command } from '../command.ts';

const ORDER = z.object({ order: z.string() });

/** Commands on the evidence of an order. */
export const evidenceCommands = {
  evidence: command({
    usage: {
      options: '--order ID|#NAME',
      does: 'all that can be shown about an order in a dispute, as JSON',
    },
    options: ORDER,
    run: (scope, { order }) => open(scope, order),
  }),
  'verify-evidence': command({
    usage: {
      options: '--order ID|#NAME',
      does: 'whether that evidence is what was recorded, also by what the order in Shopify has kept of it',
    },
    options: ORDER,
    run: async (scope, { order }) => (await open(scope, order)).verification,
    isNo: (verification) => !(verification as EvidencePack['verification']).valid,
  }),
};

async function open(scope: ShopScope, order: string): Promise<EvidencePack> {
  const pack = await openEvidence(scope, order, { actor: 'command', how: 'command' });
  if (!pack) throw new Error(`There is no order "${order}" of an agent in this shop (--order).`);
  return pack;
}
