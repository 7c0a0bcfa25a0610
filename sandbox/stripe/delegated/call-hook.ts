import type { Json } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { signatureHeader } from '../webhooks/webhook-sender.ts';
import type { AgenticCommerceSettings } from './records.ts';

/** Stripe's own limit (docs.stripe.com/agentic-commerce/for-sellers/hooks). */
export const HOOK_TIMEOUT_MS = 4_000;

/** What became of a hook: the seller's answer, or what Stripe tells the agent instead (424). */
export type HookOutcome = { answer: Json; tookMs: number } | { failed: string };

/** Asks the seller's hook endpoint, signed, and waits no longer than Stripe does. */
export async function callHook(
  state: StripeState,
  settings: AgenticCommerceSettings,
  hook: { type: string; id: string; data: Json },
  timeoutMs = HOOK_TIMEOUT_MS,
): Promise<HookOutcome> {
  const body = JSON.stringify({ ...hook, livemode: false });
  const started = performance.now();
  try {
    const response = await fetch(settings.hooksUrl!, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': signatureHeader(body, settings.hookSecret, state.now()),
      },
      body,
    });
    const text = await response.text();
    if (!response.ok) return { failed: `the seller's hook answered ${response.status}` };
    return { answer: JSON.parse(text) as Json, tookMs: Math.round(performance.now() - started) };
  } catch (error) {
    return {
      failed: (error as Error).name === 'TimeoutError' ? 'the hook timed out' : (error as Error).message,
    };
  }
}
