import { Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  KEY_VARIABLE,
  namesSubject,
  replayCall,
  SANDBOX_API,
  type ReplayedCall,
} from '#app/insights/replay/replay-call.ts';
import { CopyField } from '../copy-field.tsx';
import { TitledCard } from '../titled-card.tsx';

/** The call as a command that sends it to the simulator, to be copied. */
export function ReplayCard({ call }: { call: ReplayedCall }) {
  const t = useTranslations('activity.replay');
  const [baseUrl, setBaseUrl] = useState(SANDBOX_API);
  const [subjectId, setSubjectId] = useState(call.subjectId ?? '');
  const command = replayCall(call, { baseUrl, subjectId });
  return (
    <TitledCard title={t('title')} small gap="300">
      {command === null ? (
        <Text as="p" tone="subdued">
          {t('none')}
        </Text>
      ) : (
        <>
          <Text as="p">{t('text', { variable: KEY_VARIABLE })}</Text>
          <TextField label={t('baseUrl')} value={baseUrl} onChange={setBaseUrl} autoComplete="off" />
          {namesSubject(call) && (
            <TextField label={t('subject')} value={subjectId} onChange={setSubjectId} autoComplete="off" />
          )}
          <CopyField label={t('command')} value={command} multiline={4} />
        </>
      )}
    </TitledCard>
  );
}
