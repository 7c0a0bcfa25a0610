import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';

/** What a refused form is answered with: a text for each field that it is about. */
export interface FieldProblems {
  error: string;
  fields: Record<string, string>;
}

/** A form of settings: what is typed, whether it differs from what is saved, and how to save it as JSON. */
export function useSettingsForm<F extends object>(saved: F) {
  const t = useTranslations('common');
  const fetcher = useFetcher<FieldProblems | null>();
  const [form, setForm] = useState(saved);
  const savedText = JSON.stringify(saved);
  // What others save, or what the server makes of it, is taken over.
  useEffect(() => setForm(JSON.parse(savedText) as F), [savedText]);
  useOutcomeToast(fetcher, t('outcome.saved'));
  const problems: Record<string, string | undefined> =
    fetcher.state === 'idle' ? (fetcher.data?.fields ?? {}) : {};
  return {
    form,
    problems,
    changed: JSON.stringify(form) !== savedText,
    isSaving: fetcher.state !== 'idle',
    set: (change: Partial<F>) => setForm((before) => ({ ...before, ...change })),
    save: () => fetcher.submit(JSON.stringify(form), { method: 'post', encType: 'application/json' }),
    discard: () => setForm(saved),
  };
}
