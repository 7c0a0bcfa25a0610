import type { AccountRow, ApiKey } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { maskKey, StripeError } from './stripe-error.ts';

/**
 * The account and key of a request: `Bearer sk_test_…`, or the key as user name of basic authentication.
 * @throws StripeError 401
 */
export function authenticate(
  state: StripeState,
  header: string | undefined,
): { account: AccountRow; key: ApiKey } {
  const secret = readKey(header);
  if (!secret)
    throw new StripeError(
      401,
      'invalid_request_error',
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  for (const account of state.accounts.all()) {
    const key = account.keys.find((candidate) => candidate.key === secret);
    if (key) return { account, key };
  }
  throw new StripeError(401, 'invalid_request_error', `Invalid API Key provided: ${maskKey(secret)}`);
}

/** @throws StripeError 403 when a restricted key lacks the permission */
export function assertPermission(key: ApiKey, needed: string, account: string): void {
  if (!key.permissions || key.permissions.includes(needed)) return;
  if (needed.endsWith('_read') && key.permissions.includes(needed.replace(/_read$/, '_write'))) return;
  throw new StripeError(
    403,
    'invalid_request_error',
    `The provided key '${maskKey(key.key)}' does not have the required permissions for this endpoint on account '${account}'. Having the 'rak_${needed}' permission would allow this request to continue.`,
  );
}

function readKey(header = ''): string {
  const [scheme = '', value = ''] = header.split(' ', 2);
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0]!;
}
