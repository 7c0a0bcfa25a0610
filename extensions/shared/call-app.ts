import type { RefusalView } from '../../app/extensions/views.ts';

/** What a call of the app's server came to. */
export type CallResult<View> =
  | { ok: true; view: View }
  /** `error`: why, in the reader's words; null where nobody could be asked. */
  | { ok: false; status: number; error: string | null };

/**
 * Asks the app's own server. Relative addresses are the app's, and Shopify's admin adds the session token of who looks
 * at the page (shopify.dev, "Admin UI extensions: App authentication"). Never throws.
 */
export async function callApp<View>(path: string, body?: object): Promise<CallResult<View>> {
  try {
    const answer = await fetch(
      path,
      body && { method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) },
    );
    const told: unknown = await answer.json().catch(() => null);
    if (answer.ok && told !== null) return { ok: true, view: told as View };
    return { ok: false, status: answer.status, error: (told as RefusalView | null)?.error ?? null };
  } catch {
    return { ok: false, status: 0, error: null };
  }
}

const JSON_BODY = { 'Content-Type': 'application/json' };
