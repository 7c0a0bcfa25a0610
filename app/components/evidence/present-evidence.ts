import { formatMoney } from '#app/kernel/format-money.ts';
import type { EvidencePack } from '#app/evidence/pack/evidence-pack.ts';
import { formatExactTime, type Reader } from '../present-agent-order.ts';
import { entryWords } from './entry-words.ts';
import { factSections, type FactSection } from './fact-sections.ts';

/** The evidence of an order as its page shows it: text only, so that server and browser cannot format it differently. */
export interface EvidenceView {
  name: string;
  orderId: string;
  subtitle: string;
  fileName: string;
  downloadUrl: string;
  verdict: { tone: 'success' | 'warning' | 'critical'; title: string; text: string };
  sections: FactSection[];
  timeline: { sequence: number; at: string; text: string; note: string | null; hash: string }[];
}

/** Puts a pack into words for the merchant. */
export function presentEvidence(pack: EvidencePack, reader: Reader): EvidenceView {
  const { order, agent, chain, totals } = pack;
  const money = (amount: number) => formatMoney({ amount, currency: totals.currency }, reader.locale);
  const time = (instant: string) => formatExactTime(new Date(instant), reader);
  const plainName = order.name.replace(/[^\w.-]/g, '') || order.id;
  return {
    name: order.name,
    orderId: order.id,
    subtitle: `${agent.name} · ${time(order.placed_at)} · ${pack.shop.name}`,
    fileName: `evidence-${plainName}.json`,
    downloadUrl: `/app/orders/${order.id}/evidence.json`,
    verdict: presentVerdict(pack),
    sections: factSections(pack, { money, time }),
    timeline: chain.entries.map((entry) => ({
      sequence: entry.sequence,
      at: time(entry.at),
      text: entryWords(entry, agent.name, money),
      note: entry.erased_at && `What it said was erased on ${time(entry.erased_at)}`,
      hash: entry.hash,
    })),
  };
}

function presentVerdict({ verification }: EvidencePack): EvidenceView['verdict'] {
  const { valid, problems, checked, witness } = verification;
  if (!valid) {
    const text = `Somebody changed what was recorded: ${problems.join('; ')}.`;
    return { tone: 'critical', title: 'This evidence does not hold', text };
  }
  if (checked === 0) {
    const text = 'This order was made before evidence was kept, or it was removed.';
    return { tone: 'warning', title: 'There is no evidence of this order', text };
  }
  const entries = checked === 1 ? 'The one entry is' : `All ${checked} entries are`;
  const whole = `${entries} as recorded, none is missing`;
  switch (witness.state) {
    case 'read':
      return {
        tone: 'success',
        title: 'Verified',
        text: `${whole}, and entry ${witness.sequence} is the one that the order in Shopify has kept since it was made.`,
      };
    case 'none':
      return {
        tone: 'warning',
        title: 'Verified by itself',
        text: `${whole}. The order in Shopify has kept nothing of it.`,
      };
    case 'unavailable':
      return {
        tone: 'warning',
        title: 'Verified by itself',
        text: `${whole}. Shopify did not answer just now.`,
      };
  }
}
