import { Badge, InlineStack, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../confirm-button.tsx';
import type { KeyState } from './present-connection.ts';

interface Props<Key> {
  keys: Key[];
  /** What a key is known by: it is not kept itself. */
  nameOf: (key: Key) => string;
  endLabel: (key: Key) => string;
  mayEnd: boolean;
  onEnd: (id: string) => void;
}

/** Keys with what they are known by, their state, and a way to end each. */
export function KeyList<Key extends KeyState>({ keys, nameOf, endLabel, mayEnd, onEnd }: Props<Key>) {
  const t = useTranslations('agents.detail');
  return (
    <ul className="plain-list">
      {keys.map((key) => (
        <li key={key.id}>
          <InlineStack gap="300" align="space-between" blockAlign="center">
            <InlineStack gap="200" blockAlign="center">
              <code>{nameOf(key)}</code>
              <Badge tone={key.tone}>{key.state}</Badge>
              <Text as="span" tone="subdued">
                {[key.created, key.used].filter(Boolean).join(' · ')}
              </Text>
            </InlineStack>
            {key.isWorking && mayEnd && (
              <ConfirmButton
                label={endLabel(key)}
                question={t('confirmRevokeKey')}
                variant="plain"
                onConfirm={() => onEnd(key.id)}
              />
            )}
          </InlineStack>
        </li>
      ))}
    </ul>
  );
}
