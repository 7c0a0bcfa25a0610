import type { Fetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef } from 'react';
import type { Refusal } from './refusal-response.ts';

/**
 * Tells the merchant in a toast how an action ended: `done`, or why it was refused.
 * @returns the refusal, until the action is tried again
 */
export function useOutcomeToast(fetcher: Fetcher<unknown>, done: string): Refusal | null {
  const bridge = useAppBridge();
  const before = useRef(fetcher.state);
  const refusal = fetcher.state === 'idle' ? refusalOf(fetcher.data) : null;
  useEffect(() => {
    const ended = before.current !== 'idle' && fetcher.state === 'idle';
    before.current = fetcher.state;
    if (ended) bridge.toast.show(refusal?.error ?? done, { isError: refusal !== null });
  }, [bridge, done, fetcher.state, refusal]);
  return refusal;
}

function refusalOf(data: unknown): Refusal | null {
  return data !== null && typeof data === 'object' && 'error' in data ? (data as Refusal) : null;
}
