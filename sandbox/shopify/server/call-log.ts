/** One call to the simulator, for tests and people to look at. */
export interface LoggedCall {
  at: string;
  /** GraphQL root fields joined by a comma, or method and path. */
  operation: string;
  /** HTTP status; 0 when the connection was cut. */
  status: number;
  durationMs: number;
}

const KEEP = 1000;

/** The last 1000 calls. */
export class CallLog {
  private readonly calls: LoggedCall[] = [];

  add(call: LoggedCall): void {
    this.calls.push(call);
    if (this.calls.length > KEEP) this.calls.shift();
  }

  list(): LoggedCall[] {
    return [...this.calls];
  }
}
