import type { EvidenceKind } from '../evidence-kind.ts';
import type { ChainEntry } from '../verify-chain.ts';
import type { DatedFact, EvidencePack } from './evidence-pack.ts';

interface Agreed {
  amount?: number;
  consents?: { channel: string }[];
  policies?: { type: string; title: string; url: string }[];
}

/** The entries of a kind whose body is still there. */
export function factsOf(entries: ChainEntry[], kind: EvidenceKind): DatedFact[] {
  return entries
    .filter((entry) => entry.kind === kind && entry.body !== null)
    .map(({ at, sequence, body }) => ({ at, entry: sequence, facts: body }));
}

/** What the buyer agreed to when the purchase that succeeded was asked for; undefined: nothing is on record. */
export function agreedTermsOf(entries: ChainEntry[]): (Agreed & { at: string }) | undefined {
  const asked = factsOf(entries, 'payment_requested').at(-1);
  const { agreed } = (asked?.facts ?? {}) as { agreed?: Agreed };
  return asked && agreed && { ...agreed, at: asked.at };
}

/** What the buyer said to what they were asked, and when. */
export function consentsOf(entries: ChainEntry[]): unknown[] {
  const agreed = agreedTermsOf(entries);
  return (agreed?.consents ?? []).map((consent) => ({ ...consent, at: agreed!.at }));
}

/** The shop's policies that answers to the agent linked to, each with the first time it was shown. */
export function policiesOf(entries: ChainEntry[]): EvidencePack['policies'] {
  const shown = new Map<string, EvidencePack['policies'][number]>();
  for (const { at, body } of entries) {
    const { response } = (body ?? {}) as { response?: { body?: { links?: unknown } } };
    const links = response?.body?.links;
    if (!Array.isArray(links)) continue;
    for (const { type, title = type, url } of links as { type: string; title?: string; url: string }[])
      if (!shown.has(url)) shown.set(url, { type, title, url, shown_at: at });
  }
  return [...shown.values()];
}

/** What the purchase came to, as its last recovery point says. */
export function lastStepOf(entries: ChainEntry[]): Record<string, unknown> | undefined {
  return factsOf(entries, 'purchase_step').at(-1)?.facts as Record<string, unknown> | undefined;
}
