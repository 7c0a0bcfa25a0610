import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Refusal } from '../refusal-response.ts';
import type { RulesOutcome } from './act-on-rules.server.ts';
import type { RuleForm } from './rule-form.ts';

/** A change as the page sends it (read-rule-form.ts). */
export type AskedChange =
  | { add: RuleForm; position?: number }
  | { update: string; form?: RuleForm; enabled?: boolean; position?: number }
  | { remove: string };

/** For whom a change is tried. */
export interface TrialAudience {
  agent: string | null;
  country: string;
}

/** Asks for changes of the rules: what is tried waits until it is applied or dropped. @param onApplied ends the form */
export function useRules(onApplied: () => void) {
  const trying = useFetcher<RulesOutcome | Refusal>();
  const applying = useFetcher<RulesOutcome | Refusal>();
  const bridge = useAppBridge();
  const t = useTranslations('catalog.eligibility');
  const [proposed, setProposed] = useState<AskedChange | null>(null);
  const before = useRef(applying.state);
  const send = (
    fetcher: typeof trying,
    intent: 'try' | 'apply',
    change: AskedChange,
    audience?: TrialAudience,
  ) =>
    fetcher.submit(JSON.stringify({ intent, change, audience }), {
      method: 'post',
      encType: 'application/json',
    });
  useEffect(() => {
    const ended = before.current !== 'idle' && applying.state === 'idle';
    before.current = applying.state;
    if (!ended || !applying.data || !('applied' in applying.data)) return;
    bridge.toast.show(t('saved'));
    setProposed(null);
    onApplied();
  }, [applying.state, applying.data, bridge, t, onApplied]);
  const [last, setLast] = useState<'try' | 'apply'>('try');
  const answer = last === 'try' ? trying.data : applying.data;
  return {
    proposed,
    trial:
      proposed && trying.state === 'idle' && trying.data && 'trial' in trying.data ? trying.data.trial : null,
    refusal: answer && 'error' in answer ? answer : null,
    isTrying: trying.state !== 'idle',
    isApplying: applying.state !== 'idle',
    attempt: (change: AskedChange, audience?: TrialAudience) => {
      setLast('try');
      setProposed(change);
      send(trying, 'try', change, audience);
    },
    apply: (change: AskedChange) => {
      setLast('apply');
      send(applying, 'apply', change);
    },
    drop: () => setProposed(null),
  };
}

export type RulesAsking = ReturnType<typeof useRules>;
