/** What every simulator notes of a call, for tests and people to look at. */
export interface LoggedCall {
  /** GraphQL root fields joined by a comma, or method and route. */
  operation: string;
  at: string;
  /** HTTP status; null when the connection was cut. */
  status: number | null;
}

const KEPT = 1000;

/** The last 1000 calls of a simulator, oldest first. */
export class CallLog<T extends LoggedCall = LoggedCall> {
  private readonly calls: T[] = [];

  add(call: T): void {
    this.calls.push(call);
    if (this.calls.length > KEPT) this.calls.shift();
  }

  list(): T[] {
    return [...this.calls];
  }
}
