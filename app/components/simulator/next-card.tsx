import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Button, ButtonGroup, ChoiceList, Divider, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Refusal } from '../refusal-response.ts';
import type { RunView } from './present-run.ts';
import { TitledCard } from '../titled-card.tsx';

type Take = (fields: Record<string, string>) => void;

interface Part {
  run: RunView;
  take: Take;
  /** The step that is being taken; null: none. */
  busy: string | null;
  refusal: Refusal | null;
}

/** What the agent can do next. Each press is one step, and one request or two. */
export function NextCard({ run }: { run: RunView }) {
  const t = useTranslations('simulator.run');
  const fetcher = useFetcher<Refusal | null>();
  const busy = fetcher.state === 'idle' ? null : String(fetcher.formData?.get('step') ?? '');
  const refusal = fetcher.state === 'idle' ? (fetcher.data ?? null) : null;
  const take: Take = (fields) => fetcher.submit(fields, { method: 'post' });
  const part = { run, take, busy, refusal };
  if (run.next === 'done') return <Done />;
  if (run.next === 'over' || run.next === 'refused') return <Ended text={t(run.next)} />;
  return (
    <TitledCard title={t('next')} gap="400">
      {refusal && !FIELDS.includes(refusal.param ?? '') && <Banner tone="critical" title={refusal.error} />}
      {run.messages.map(({ tone, text }, index) => (
        <Banner key={index} tone={tone}>
          <Text as="p">{text}</Text>
        </Banner>
      ))}
      {run.next === 'address' && <Address {...part} />}
      {run.next === 'choose' && <Choose {...part} />}
      {run.next === 'wait' && <Text as="p">{t('wait')}</Text>}
      <ButtonGroup>
        <Button onClick={() => take({ step: 'read' })} loading={busy === 'read'} disabled={busy !== null}>
          {t('more.read')}
        </Button>
        <Button onClick={() => take({ step: 'cancel' })} loading={busy === 'cancel'} disabled={busy !== null}>
          {t('more.cancel')}
        </Button>
      </ButtonGroup>
    </TitledCard>
  );
}

const FIELDS = ['country', 'option'];

function Address({ run, take, busy, refusal }: Part) {
  const t = useTranslations('simulator.run.address');
  const [country, setCountry] = useState(run.country);
  const isFirst = run.next === 'address';
  return (
    <BlockStack gap="300">
      {isFirst && <Text as="p">{t('text')}</Text>}
      <Select
        label={t('country')}
        options={run.countries}
        value={country}
        onChange={setCountry}
        error={refusal?.param === 'country' ? refusal.error : undefined}
      />
      <ButtonGroup>
        <Button
          variant={isFirst ? 'primary' : undefined}
          onClick={() => take({ step: 'address', country })}
          loading={busy === 'address'}
          disabled={busy !== null}
        >
          {t(isFirst ? 'submit' : 'change')}
        </Button>
      </ButtonGroup>
    </BlockStack>
  );
}

function Choose(part: Part) {
  return (
    <BlockStack gap="400">
      {part.run.options.length > 1 && <Delivery {...part} />}
      <Payment {...part} />
      {part.run.continueUrl && <HandOff url={part.run.continueUrl} isOnly={part.run.payLabel === null} />}
      <Divider />
      <Address {...part} />
    </BlockStack>
  );
}

function Delivery({ run, take, busy, refusal }: Part) {
  const t = useTranslations('simulator.run.option');
  const [picked, setPicked] = useState<string | null>(null);
  // What is offered may be another after each answer.
  const option = run.options.find(({ value }) => value === picked)?.value ?? run.chosen ?? '';
  return (
    <BlockStack gap="300">
      <ChoiceList
        title={t('title')}
        choices={run.options}
        selected={[option]}
        onChange={([next]) => setPicked(next!)}
        error={refusal?.param === 'option' ? refusal.error : undefined}
      />
      <ButtonGroup>
        <Button
          onClick={() => take({ step: 'option', option })}
          loading={busy === 'option'}
          disabled={busy !== null}
        >
          {t('submit')}
        </Button>
      </ButtonGroup>
    </BlockStack>
  );
}

function Payment({ run, take, busy }: Part) {
  const t = useTranslations('simulator.run.pay');
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('title')}
      </Text>
      <Text as="p">{run.payText}</Text>
      {run.payLabel && (
        <ButtonGroup>
          <Button
            variant="primary"
            onClick={() => take({ step: 'pay', card: 'pays' })}
            loading={busy === 'pay'}
            disabled={busy !== null}
          >
            {run.payLabel}
          </Button>
          <Button onClick={() => take({ step: 'pay', card: 'declined' })} disabled={busy !== null}>
            {t('declined')}
          </Button>
        </ButtonGroup>
      )}
    </BlockStack>
  );
}

/** `isOnly`: the buyer cannot pay in the chat. */
function HandOff({ url, isOnly }: { url: string; isOnly: boolean }) {
  const t = useTranslations('simulator.run.handOff');
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('title')}
      </Text>
      <Text as="p">{t('text')}</Text>
      <ButtonGroup>
        <Button url={url} external variant={isOnly ? 'primary' : undefined}>
          {t('open')}
        </Button>
      </ButtonGroup>
    </BlockStack>
  );
}

function Done() {
  const t = useTranslations('simulator.run.done');
  return (
    <Banner
      tone="success"
      title={t('title')}
      action={{ content: t('certify'), url: '/app/simulator/certification' }}
      secondaryAction={{ content: t('again'), url: '/app/simulator' }}
    >
      <Text as="p">{t('text')}</Text>
    </Banner>
  );
}

function Ended({ text }: { text: string }) {
  const t = useTranslations('simulator.run.done');
  return <Banner tone="info" title={text} action={{ content: t('again'), url: '/app/simulator' }} />;
}
