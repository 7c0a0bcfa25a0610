import { formatMoney } from '#app/kernel/format-money.ts';
import type { EvidencePack } from '#app/evidence/pack/evidence-pack.ts';
import { formatExactTime, type Reader } from '#app/i18n/reader.ts';
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
  const { t } = reader;
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
    verdict: presentVerdict(pack, t),
    sections: factSections(pack, { t, money, time }),
    timeline: chain.entries.map((entry) => ({
      sequence: entry.sequence,
      at: time(entry.at),
      text: entryWords(entry, { t, agent: agent.name, money }),
      note: entry.erased_at && t('evidence.erasedNote', { time: time(entry.erased_at) }),
      hash: entry.hash,
    })),
  };
}

function presentVerdict({ verification }: EvidencePack, t: Reader['t']): EvidenceView['verdict'] {
  const { valid, problems, checked, witness } = verification;
  if (!valid) {
    const text = t('evidence.verdict.brokenText', { problems: problems.join('; ') });
    return { tone: 'critical', title: t('evidence.verdict.broken'), text };
  }
  if (checked === 0)
    return { tone: 'warning', title: t('evidence.verdict.none'), text: t('evidence.verdict.noneText') };
  const whole = t('evidence.verdict.whole', { count: checked });
  const title = t(witness.state === 'read' ? 'evidence.verdict.verified' : 'evidence.verdict.byItself');
  switch (witness.state) {
    case 'read':
      return {
        tone: 'success',
        title,
        text: t('evidence.verdict.witness', { whole, sequence: witness.sequence }),
      };
    case 'none':
      return { tone: 'warning', title, text: t('evidence.verdict.witnessNone', { whole }) };
    case 'unavailable':
      return { tone: 'warning', title, text: t('evidence.verdict.witnessAway', { whole }) };
  }
}
