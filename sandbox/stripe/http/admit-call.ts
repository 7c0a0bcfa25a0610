import type { AccountRow } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { assertPermission, authenticate } from './authenticate.ts';
import type { Route } from './call.ts';
import { parseForm, type Form } from './form-body.ts';
import { assertPreviewParameters, assertPreviewRoute, type PreviewRules } from './preview-gate.ts';
import { invalidRequest, StripeError, unrecognizedUrl } from './stripe-error.ts';

/** A request as it came. */
export interface Incoming {
  method: string;
  path: string;
  query: string;
  body: string;
  header(name: string): string | undefined;
  /** Of the simulator, by which it came in. */
  port: number | null;
}

export interface MatchedRoute {
  route: Route;
  /** Values of the path's `:names`. */
  path: Record<string, string>;
}

/** A request that may be carried out, its parameters decoded and not yet checked. */
export interface Admitted extends MatchedRoute {
  account: AccountRow;
  form: Form;
  version: string;
}

/** Version of a request that names none: a release, never a preview. */
export const DEFAULT_VERSION = '2026-10-28.endive';

/**
 * Checks everything about a request but its parameters.
 * @throws StripeError 400, 401, 403 or 404
 */
export function admitCall(
  state: StripeState,
  rules: PreviewRules,
  incoming: Incoming,
  matched: MatchedRoute | null,
): Admitted {
  const { method, path } = incoming;
  if (!matched) throw unrecognizedUrl(method, path);
  const version = incoming.header('stripe-version') ?? DEFAULT_VERSION;
  if (!/^\d{4}-\d\d-\d\d(\.[a-z]+)?$/.test(version))
    throw invalidRequest(`Invalid Stripe API version: ${version}`);
  const { account, key } = authenticate(state, incoming.header('authorization'));
  assertOwnAccount(incoming.header('stripe-account'), account);
  if (matched.route.preview) assertPreviewRoute(version, rules, method, path);
  assertPermission(key, matched.route.permission, account.id);
  const form = matched.route.json ? readJson(incoming) : readForm(incoming);
  assertPreviewParameters(version, rules, form);
  return { ...matched, account, form, version };
}

function readJson({ body }: Incoming): Form {
  try {
    return JSON.parse(body) as Form;
  } catch {
    throw invalidRequest('The body of a request to API v2 must be JSON.');
  }
}

function readForm({ method, query, body, header }: Incoming): Form {
  if (method !== 'POST') return parseForm(query);
  const type = header('content-type') ?? '';
  if (body !== '' && !type.startsWith('application/x-www-form-urlencoded'))
    throw invalidRequest(
      `Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.`,
    );
  return parseForm(body);
}

/** There are no connected accounts here: acting for another account is refused as at Stripe. */
function assertOwnAccount(wanted: string | undefined, account: AccountRow): void {
  if (wanted === undefined || wanted === account.id) return;
  throw new StripeError(
    403,
    'invalid_request_error',
    `The provided key does not have access to account '${wanted}' (or that account does not exist). Application access may have been revoked.`,
    { code: 'account_invalid' },
  );
}
