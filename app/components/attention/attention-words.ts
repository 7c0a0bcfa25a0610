import { en } from '#app/i18n/messages/en.ts';
import type { Translate } from '#app/i18n/translate.ts';

interface Words {
  title: string;
  /** What staff are expected to do. */
  advice: string;
}

type Worded = keyof typeof en.attention.kinds;
const isWorded = (kind: string): kind is Worded => Object.hasOwn(en.attention.kinds, kind);

/** Of a refund that is stuck, what staff do depends on where. */
const REFUND_SIDES: Record<string, Worded> = {
  booking: 'refund_booking',
  disputed: 'refund_disputed',
  order: 'refund_order',
};

/** An item in words for staff; a kind that this version does not know is shown by its name. */
export function attentionWords({ kind, facts }: { kind: string; facts?: unknown }, t: Translate): Words {
  const { side } = (facts ?? {}) as { side?: string };
  const stuck = kind === 'refund_failed' && side && Object.hasOwn(REFUND_SIDES, side);
  const words = stuck ? REFUND_SIDES[side]! : kind;
  if (!isWorded(words)) return { title: kind.replaceAll('_', ' '), advice: t('attention.unknown.advice') };
  return { title: t(`attention.kinds.${words}.title`), advice: t(`attention.kinds.${words}.advice`) };
}
