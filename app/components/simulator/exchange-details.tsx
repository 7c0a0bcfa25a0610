import { useTranslations } from 'use-intl';
import type { ExchangeView } from './present-exchange.ts';

/** A request with its answer, folded away until someone wants to see it. `of` tells a screen reader whose. */
export function ExchangeDetails({ exchange, of }: { exchange: ExchangeView; of: string }) {
  const t = useTranslations('simulator.run');
  return (
    <details>
      <summary aria-label={`${t('details')}: ${of}`}>{t('details')}</summary>
      <p className="code-label">{t('request')}</p>
      <pre className="code">{exchange.request}</pre>
      <p className="code-label">{t('answer')}</p>
      <pre className="code">{exchange.answer}</pre>
    </details>
  );
}
