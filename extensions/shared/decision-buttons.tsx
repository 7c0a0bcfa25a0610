import type { Translate } from './translate.ts';

export type Decision = 'approved' | 'rejected';

/** The two ways to decide, where an action of Shopify's pages has its buttons. Has texts for approve and reject. */
export function DecisionButtons({
  t,
  disabled,
  decide,
}: {
  t: Translate;
  disabled: boolean;
  decide: (decision: Decision) => Promise<void>;
}) {
  return (
    <>
      <s-button
        slot="primary-action"
        variant="primary"
        disabled={disabled}
        onClick={() => void decide('approved')}
      >
        {t('approve')}
      </s-button>
      <s-button
        slot="secondary-actions"
        tone="critical"
        disabled={disabled}
        onClick={() => void decide('rejected')}
      >
        {t('reject')}
      </s-button>
    </>
  );
}
