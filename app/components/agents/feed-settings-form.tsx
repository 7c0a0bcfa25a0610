import { Button, Checkbox, FormLayout, InlineStack, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FeedSettings } from './present-connection.ts';

interface Props {
  settings: FeedSettings;
  /** Only a feed that is fetched from us has a URL that we can replace. */
  isHosted: boolean;
  isBusy: boolean;
  onSave: (settings: FeedSettings & { newUrl: boolean }) => void;
  onClose: () => void;
}

/** What can be changed of a feed that is there. */
export function FeedSettingsForm({ settings, isHosted, isBusy, onSave, onClose }: Props) {
  const t = useTranslations();
  const [given, setGiven] = useState(settings);
  const [newUrl, setNewUrl] = useState(false);
  const bind = (name: keyof FeedSettings) => ({
    value: given[name],
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    autoComplete: 'off',
  });
  return (
    <FormLayout>
      <FormLayout.Group>
        <TextField label={t('agents.detail.feedHours')} inputMode="numeric" {...bind('everyHours')} />
        <TextField
          label={t('agents.detail.feedGuard')}
          helpText={t('agents.detail.feedGuardHelp')}
          inputMode="numeric"
          {...bind('guardPercent')}
        />
        <TextField
          label={t('agents.detail.feedCountry')}
          helpText={t('agents.detail.feedCountryHelp')}
          {...bind('country')}
        />
      </FormLayout.Group>
      {isHosted && <Checkbox label={t('agents.detail.feedNewUrl')} checked={newUrl} onChange={setNewUrl} />}
      <InlineStack gap="200">
        <Button variant="primary" loading={isBusy} onClick={() => onSave({ ...given, newUrl })}>
          {t('common.actions.save')}
        </Button>
        <Button onClick={onClose}>{t('common.actions.close')}</Button>
      </InlineStack>
    </FormLayout>
  );
}
