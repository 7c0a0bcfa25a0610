import { useFetcher } from '@remix-run/react';
import type { Refusal } from '../refusal-response.ts';
import type { ConnectionOutcome } from './act-on-connection.server.ts';

type Answer = ConnectionOutcome | Refusal;

/** Asks something of the page's agent; each card asks for itself, so that answers stand beside what was asked. */
export function useAsk() {
  const fetcher = useFetcher<Answer>();
  const { data, state } = fetcher;
  return {
    fetcher,
    isBusy: state !== 'idle',
    refusal: data && 'error' in data ? data : null,
    outcome: data && 'done' in data ? data : null,
    ask: (intent: string, more: Record<string, unknown> = {}) =>
      fetcher.submit(JSON.stringify({ intent, ...more }), { method: 'post', encType: 'application/json' }),
  };
}
