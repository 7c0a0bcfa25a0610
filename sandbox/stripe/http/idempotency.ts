import type { IdempotencyRow } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { invalidRequest, StripeError } from './stripe-error.ts';

const KEPT_SECONDS = 24 * 3600;

/**
 * Stripe's idempotency layer (https://docs.stripe.com/api/idempotent_requests): one execution per account and key;
 * its status and body are kept for 24 hours, errors included. What fails before execution is not kept.
 */
export class Idempotency {
  private readonly inProgress = new Set<string>();

  constructor(private readonly state: StripeState) {
    for (const row of state.idempotency.all()) if (this.isOld(row)) state.idempotency.delete(row.id);
  }

  /**
   * The stored answer of an earlier request with this key, or null when this one is the first.
   * @throws StripeError 400 `idempotency_error` for other parameters, 409 while the first is still running
   */
  find(account: string, key: string, endpoint: string, fingerprint: string): IdempotencyRow | null {
    if (key.length > 255) throw invalidRequest('Idempotency keys may not be longer than 255 characters.');
    const id = idOf(account, key);
    if (this.inProgress.has(id))
      throw new StripeError(
        409,
        'idempotency_error',
        `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        { code: 'idempotency_key_in_use' },
      );
    const row = this.state.idempotency.get(id);
    if (!row || this.isOld(row)) return null;
    if (row.endpoint !== endpoint)
      throw mismatch(
        key,
        `for the same endpoint they were first used for ('${row.endpoint}' vs '${endpoint}')`,
      );
    if (row.fingerprint !== fingerprint)
      throw mismatch(key, 'with the same parameters they were first used with');
    return row;
  }

  /** Marks a key as running. */
  begin(account: string, key: string): void {
    this.inProgress.add(idOf(account, key));
  }

  /** Ends the run, keeping the answer if there is one to keep. */
  end(account: string, key: string, answer: Omit<IdempotencyRow, 'id' | 'created'> | null): void {
    const id = idOf(account, key);
    this.inProgress.delete(id);
    if (answer) this.state.idempotency.put({ ...answer, id, created: this.state.now() });
  }

  private isOld(row: IdempotencyRow): boolean {
    return this.state.now() - row.created >= KEPT_SECONDS;
  }
}

const idOf = (account: string, key: string) => `${account}/${key}`;

function mismatch(key: string, rule: string): StripeError {
  return new StripeError(
    400,
    'idempotency_error',
    `Keys for idempotent requests can only be used ${rule}. Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}
