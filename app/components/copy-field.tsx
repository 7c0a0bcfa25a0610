import { Button, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** A text that is taken elsewhere, with a button that copies it. */
export function CopyField({ label, value, multiline }: { label: string; value: string; multiline?: number }) {
  const t = useTranslations('common.actions');
  const [copied, setCopied] = useState(false);
  // A frame may be denied the clipboard: the text stays there to be marked by hand.
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <TextField
      label={label}
      value={value}
      readOnly
      autoComplete="off"
      multiline={multiline}
      onFocus={(event) => event?.target instanceof HTMLInputElement && event.target.select()}
      connectedRight={
        <Button onClick={copy} accessibilityLabel={`${t('copy')}: ${label}`}>
          {copied ? t('copied') : t('copy')}
        </Button>
      }
    />
  );
}
