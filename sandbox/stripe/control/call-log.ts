/** One call that reached the simulator. `status` is null when the connection was cut. */
export interface LoggedCall {
  /** Route, e.g. `POST /v1/payment_intents/:intent/capture`. */
  operation: string;
  /** True path. */
  path: string;
  at: string;
  status: number | null;
  idempotencyKey: string | null;
  replayed: boolean;
}

const KEPT = 1000;

/** The last calls, oldest first, so that tests can tell what was asked. */
export class CallLog {
  private calls: LoggedCall[] = [];

  add(call: LoggedCall): void {
    this.calls.push(call);
    if (this.calls.length > KEPT) this.calls.shift();
  }

  list(): LoggedCall[] {
    return [...this.calls];
  }
}
