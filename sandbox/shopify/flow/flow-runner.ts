import { createHmac, randomUUID } from 'node:crypto';
import { addSeconds, type Clock } from '#app/kernel/clock.ts';
import type { FlowActionRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import type { FlowExtensions } from './read-flow-extensions.ts';

/** Flow waits ten seconds for an answer (shopify.dev, "Create Flow action endpoints"). */
const TIMEOUT_MS = 10_000;
/** "At increasing intervals for up to 36 hours"; Shopify documents the span, not the steps. */
const RETRY_AFTER_SECONDS = [10, 60, 300, 1800, 3600, 7200, 14_400, 28_800, 57_600];

interface FlowRunnerDeps {
  state: ShopifyState;
  extensions: FlowExtensions;
  clock: Clock;
  shopDomain(): string;
  clientSecret: string;
}

/** Has the app run actions as steps of workflows, with Flow's signature and its repeats. */
export class FlowRunner {
  constructor(private readonly deps: FlowRunnerDeps) {}

  /**
   * Runs one action: a first attempt at once, the others by `retryDue`.
   * @throws UserError for an action that the app does not have, or a property that is missing or not declared
   */
  async run(handle: string, properties: Record<string, string>): Promise<FlowActionRecord> {
    const { state, extensions, clock } = this.deps;
    const action = extensions.actions.get(handle);
    if (!action) throw new UserError(['handle'], `There is no action '${handle}'.`);
    const { fields } = action;
    const undeclared = Object.keys(properties).find((key) => !fields.some((field) => field.key === key));
    if (undeclared !== undefined) throw new UserError(['properties', undeclared], 'is not declared');
    const missing = fields.find(({ key, required }) => required && !properties[key]);
    if (missing) throw new UserError(['properties', missing.key], 'is missing');
    const run: FlowActionRecord = {
      id: randomUUID(),
      handle,
      properties,
      stepReference: randomUUID(),
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: clock().toISOString(),
      lastStatus: null,
      lastAnswer: null,
    };
    state.flowActions.put(run);
    return this.attempt(run.id);
  }

  /** Sends every run again whose time has come, and resolves when each attempt has ended. */
  async retryDue(): Promise<void> {
    const now = this.deps.clock().toISOString();
    const due = this.deps.state.flowActions.filter(
      ({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now,
    );
    for (const { id } of due) await this.attempt(id);
  }

  /** Sends a run as it is, whatever came of it before: Flow does where it did not get the answer. */
  async attempt(id: string): Promise<FlowActionRecord> {
    const { state, clock } = this.deps;
    const run = state.flowActions.get(id)!;
    const { status, answer } = await this.send(run);
    const isRepeated = status === null || status === 202 || status === 429 || status >= 500;
    const wait = isRepeated ? RETRY_AFTER_SECONDS[run.attempts] : undefined;
    state.flowActions.patch(id, {
      attempts: run.attempts + 1,
      lastStatus: status,
      lastAnswer: answer,
      state: status === 200 ? 'succeeded' : wait === undefined ? 'failed' : 'waiting',
      nextAttemptAt: wait === undefined ? null : addSeconds(clock(), wait).toISOString(),
    });
    return state.flowActions.get(id)!;
  }

  private async send({ id, handle, properties, stepReference }: FlowActionRecord) {
    const { extensions, shopDomain, clientSecret } = this.deps;
    const body = JSON.stringify({
      shop_id: '1',
      shopify_domain: shopDomain(),
      action_run_id: id,
      action_definition_id: handle,
      handle,
      properties,
      step_reference: stepReference,
    });
    try {
      const response = await fetch(extensions.actions.get(handle)!.runtimeUrl, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'Content-Type': 'application/json',
          'X-Shopify-Hmac-Sha256': createHmac('sha256', clientSecret).update(body).digest('base64'),
        },
      });
      return { status: response.status, answer: await response.text() };
    } catch {
      return { status: null, answer: null };
    }
  }
}
