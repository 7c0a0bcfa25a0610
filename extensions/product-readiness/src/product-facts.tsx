import type { ProductReadinessView } from '../../../app/extensions/views.ts';
import type { Translate } from '../../shared/translate.ts';

interface Props {
  product: ProductReadinessView;
  t: Translate;
  /** Looks at another variant, or as another agent; '': as every agent does. */
  choose: (choice: { agent?: string; variant?: string }) => void;
}

/** How an agent sees a variant, what is wrong with it, and what mends that. */
export function ProductFacts({ product, t, choose }: Props) {
  const { standing, quality, reasons } = product;
  return (
    <s-stack gap="base">
      <Choices product={product} t={t} choose={choose} />
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-badge tone={standing.tone}>{standing.text}</s-badge>
        {quality && <s-badge tone={quality.severity.tone}>{quality.severity.text}</s-badge>}
        {quality && <s-text>{t('score', { score: quality.score })}</s-text>}
      </s-stack>
      {reasons.map((reason) => (
        <s-text key={reason}>{reason}</s-text>
      ))}
      {quality && <Problems product={product} t={t} />}
      <Preview product={product} t={t} />
    </s-stack>
  );
}

function Choices({ product, t, choose }: Props) {
  const { agents, agentId, variants, variantId } = product;
  return (
    <s-stack gap="small">
      {agents.length > 0 && (
        <s-select
          label={t('agent')}
          value={agentId ?? ''}
          onChange={(event) => choose({ agent: event.currentTarget.value })}
        >
          <s-option value="">{t('everyAgent')}</s-option>
          {agents.map(({ id, name }) => (
            <s-option key={id} value={id}>
              {name}
            </s-option>
          ))}
        </s-select>
      )}
      {variants.length > 1 && (
        <s-select
          label={t('variant')}
          value={variantId}
          onChange={(event) => choose({ variant: event.currentTarget.value })}
        >
          {variants.map(({ id, name }) => (
            <s-option key={id} value={id}>
              {name}
            </s-option>
          ))}
        </s-select>
      )}
    </s-stack>
  );
}

function Problems({ product: { problems }, t }: Pick<Props, 'product' | 't'>) {
  return (
    <s-stack gap="small">
      <s-heading>{t('problems')}</s-heading>
      {problems.length === 0 && <s-text color="subdued">{t('noProblems')}</s-text>}
      {problems.map(({ id, problem, fix, severity, url }) => (
        <s-stack key={id} gap="small-300">
          <s-stack direction="inline" gap="small" alignItems="center">
            <s-badge tone={severity.tone}>{severity.text}</s-badge>
            <s-text type="strong">{problem}</s-text>
          </s-stack>
          <s-text color="subdued">{fix}</s-text>
          {url && (
            <s-link href={url} target="_top" accessibilityLabel={`${t('mend')}: ${problem}`}>
              {t('mend')}
            </s-link>
          )}
        </s-stack>
      ))}
    </s-stack>
  );
}

function Preview({ product: { preview }, t }: Pick<Props, 'product' | 't'>) {
  const { title, description, price, stock, imageUrl, link } = preview;
  return (
    <s-stack gap="small">
      <s-heading>{t('preview')}</s-heading>
      <s-stack direction="inline" gap="base" alignItems="start">
        {imageUrl ? (
          <s-thumbnail src={imageUrl} alt={title} />
        ) : (
          <s-text color="subdued">{t('noImage')}</s-text>
        )}
        <s-stack gap="small-300">
          <s-text type="strong">{title}</s-text>
          <s-text>{[price, stock].join(' · ')}</s-text>
          {link && (
            <s-link href={link} target="_blank">
              {link}
            </s-link>
          )}
        </s-stack>
      </s-stack>
      <s-paragraph color="subdued" lineClamp={4}>
        {description}
      </s-paragraph>
    </s-stack>
  );
}
