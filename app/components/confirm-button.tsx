import { BlockStack, Button, ButtonGroup, Text, type ButtonProps } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

interface Props {
  label: string;
  /** What follows; asked before it is done. */
  question: string;
  onConfirm: () => void;
  isBusy?: boolean;
  variant?: ButtonProps['variant'];
}

/** A button of which one thinks twice: it says what follows, and is pressed again. */
export function ConfirmButton({ label, question, onConfirm, isBusy, variant }: Props) {
  const t = useTranslations('common.actions');
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button tone="critical" variant={variant} onClick={() => setAsking(true)} loading={isBusy}>
        {label}
      </Button>
    );
  return (
    <BlockStack gap="200">
      <Text as="p">{question}</Text>
      <ButtonGroup>
        <Button
          tone="critical"
          variant="primary"
          onClick={() => {
            setAsking(false);
            onConfirm();
          }}
        >
          {label}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
      </ButtonGroup>
    </BlockStack>
  );
}
