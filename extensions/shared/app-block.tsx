import type { ComponentChildren } from 'preact';
import type { CallResult } from './call-app.ts';
import type { Translate } from './translate.ts';
import { whyRefused } from './why-refused.ts';

interface Props<View> {
  /** Undefined while the server is asked. */
  told: CallResult<View> | undefined;
  /** Has texts for heading, loading, none, failed, forbidden, unreachable and retry. */
  t: Translate;
  /** What stands on the block when it is closed. */
  summary: (view: View) => string;
  children: (view: View) => ComponentChildren;
  retry: () => void;
  /** Whether what the page shows is nothing of the app's: unless said, when the server does not know it. */
  isNone?: boolean;
}

/** A block on one of Shopify's pages: what the server tells, or that it is asked, has nothing to tell, or did not answer. */
export function AppBlock<View>({ told, t, summary, children, retry, isNone }: Props<View>) {
  const block = (closed: string, content: ComponentChildren) => (
    <s-admin-block heading={t('heading')} collapsedSummary={closed}>
      {content}
    </s-admin-block>
  );
  if (!told) return block(t('loading'), <s-spinner accessibilityLabel={t('loading')} />);
  if (told.ok) return block(summary(told.view), children(told.view));
  if (isNone ?? told.status === 404) return block(t('none'), <s-text color="subdued">{t('none')}</s-text>);
  return block(
    t('failed'),
    <s-banner tone="critical" heading={t('failed')}>
      <s-stack gap="base">
        <s-text>{whyRefused(told, t)}</s-text>
        <s-button onClick={retry}>{t('retry')}</s-button>
      </s-stack>
    </s-banner>,
  );
}
