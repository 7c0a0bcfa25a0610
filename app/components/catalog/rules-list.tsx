import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { RulesPageData } from '#app/routes/app.catalog.rules.tsx';
import type { RulesAsking } from './use-rules.ts';

interface Props {
  page: RulesPageData;
  asking: RulesAsking;
  onEdit: (id: string) => void;
}

/** The rules in the order in which they are looked at. */
export function RulesList({ page, asking, onEdit }: Props) {
  const t = useTranslations('catalog.eligibility');
  const common = useTranslations('common.actions');
  const { rules, mayChange } = page;
  return (
    <ol className="plain-list rules-list">
      {rules.map(({ id, name, effect, enabled, conditions }, index) => (
        <li key={id}>
          <Card>
            <BlockStack gap="200">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h2" variant="headingSm">
                  {`${index + 1}. ${name}`}
                </Text>
                <Badge tone={effect.tone}>{effect.text}</Badge>
                {!enabled && <Badge>{t('off')}</Badge>}
              </InlineStack>
              {conditions.map((condition) => (
                <p key={condition} className="wrap-anywhere">
                  {condition}
                </p>
              ))}
              {mayChange && (
                <InlineStack gap="200">
                  <Button accessibilityLabel={t('editRule', { name })} onClick={() => onEdit(id)}>
                    {common('edit')}
                  </Button>
                  <Button
                    accessibilityLabel={t('move.up', { name })}
                    disabled={index === 0}
                    onClick={() => asking.attempt({ update: id, position: index })}
                  >
                    {t('up')}
                  </Button>
                  <Button
                    accessibilityLabel={t('move.down', { name })}
                    disabled={index === rules.length - 1}
                    onClick={() => asking.attempt({ update: id, position: index + 2 })}
                  >
                    {t('down')}
                  </Button>
                  <Button
                    accessibilityLabel={t(enabled ? 'turnOff' : 'turnOn', { name })}
                    onClick={() => asking.attempt({ update: id, enabled: !enabled })}
                  >
                    {t(enabled ? 'offAction' : 'on')}
                  </Button>
                  <Button
                    tone="critical"
                    accessibilityLabel={t('removeRule', { name })}
                    onClick={() => asking.attempt({ remove: id })}
                  >
                    {common('remove')}
                  </Button>
                </InlineStack>
              )}
            </BlockStack>
          </Card>
        </li>
      ))}
    </ol>
  );
}
