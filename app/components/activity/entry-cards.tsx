import { Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { BodyView, EntryView, Fact } from './present-entry.ts';
import { TitledCard } from '../titled-card.tsx';

/** What became of a call, in words, and what it held that nobody knows. */
export function MeaningCard({ call }: { call: NonNullable<EntryView['call']> }) {
  const t = useTranslations('activity.entry');
  return (
    <TitledCard title={t('meaning')} small>
      {call.meaning.map((sentence) => (
        <Text as="p" key={sentence}>
          {sentence}
        </Text>
      ))}
      {call.unknownFields.length > 0 && (
        <>
          <Text as="h3" variant="headingXs">
            {t('unknown')}
          </Text>
          <ul className="plain-list">
            {call.unknownFields.map((path) => (
              <li key={path}>
                <code className="wrap-anywhere">{path}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </TitledCard>
  );
}

/** What is recorded besides. */
export function FactsCard({ facts }: { facts: Fact[] }) {
  const t = useTranslations('activity.entry');
  return (
    <TitledCard title={t('facts')} small gap="300">
      <dl className="facts">
        {facts.map(({ label, text, url }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{url ? <Link url={url}>{text}</Link> : text}</dd>
          </div>
        ))}
      </dl>
    </TitledCard>
  );
}

/** What was sent or answered, as it is kept. */
export function BodyCard({ title, body }: { title: string; body: BodyView }) {
  return (
    <TitledCard title={title} small gap="300">
      {'text' in body ? (
        <pre className="code-block" tabIndex={0} role="region" aria-label={title}>
          {body.text}
        </pre>
      ) : (
        <Text as="p" tone="subdued">
          {body.missing}
        </Text>
      )}
    </TitledCard>
  );
}
