import type { AcpVersion } from '#app/agents/acp-versions.ts';
import { demoBuyer } from '#app/simulator/demo-buyer.ts';
import { requestBodies } from '#app/simulator/request-bodies.ts';
import { oneOf, type Random } from '#sandbox/chaos/plan/random.ts';
import type { Json } from './fuzz-request.ts';

const FLAT: readonly AcpVersion[] = ['2025-09-12', '2025-09-29'];

/** A body that an agent could send, in words of its version or of another: versions are mixed up, too. */
export function acpBody(
  random: Random,
  version: AcpVersion,
  operation: 'create' | 'update' | 'complete' | 'cancel' | 'cart',
  itemId: string,
): Json {
  const bodies = requestBodies(FLAT.includes(version) ? '2025-09-12' : '2026-04-17');
  const who = demoBuyer('US');
  const item = { itemId, quantity: 2, currency: 'USD' };
  switch (operation) {
    case 'create':
      return { ...bodies.create(item), ...(random() < 0.5 && bodies.address(who)) };
    case 'update':
      return oneOf(random, [
        bodies.address(who),
        { selected_fulfillment_options: [{ type: 'shipping', option_id: 'none', item_ids: [itemId] }] },
        { fulfillment_option_id: 'none' },
        { discounts: { codes: ['WELCOME10', 'nothing'] } },
        { line_items: [{ id: itemId, quantity: 3 }], items: [{ id: itemId, quantity: 3 }] },
      ]);
    case 'complete':
      return bodies.complete('spt_unknown', who);
    case 'cancel':
      return { intent_trace: { reason_code: 'timing_deferred', trace_summary: 'Later', metadata: { n: 1 } } };
    case 'cart':
      return { line_items: [{ id: itemId, quantity: 2 }] };
  }
}
