import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Clock } from '#app/kernel/clock.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { BulkOperationRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { jsonlLines } from './jsonl-lines.ts';
import { withParentIds } from './with-parent-ids.ts';

/** Query operations of one app that may run at once (since API version 2026-01). */
export const MAX_RUNNING = 5;

export interface BulkOperationsDeps {
  state: ShopifyState;
  clock: Clock;
  /** Reads every page of a query in the app's name. */
  readAll(document: DocumentNode, context: ShopifyContext): Promise<ExecutionResult>;
  context(clientId: string): ShopifyContext;
}

/** Runs bulk queries in the background, one after another, and tells the app by `bulk_operations/finish`. */
export class BulkOperations {
  private work: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly deps: BulkOperationsDeps) {}

  /** Takes up again what a stopped simulator left unfinished. */
  resume(): void {
    for (const operation of this.running()) this.schedule(operation.id);
  }

  /** Operations that have not ended; of one app, or of all. */
  running(clientId?: string | null): BulkOperationRecord[] {
    return this.deps.state.bulkOperations.filter(
      (row) =>
        (row.status === 'CREATED' || row.status === 'RUNNING') && (!clientId || row.clientId === clientId),
    );
  }

  /** Accepts a checked query; the result comes later. */
  create(query: string, clientId: string): BulkOperationRecord {
    const operation = this.deps.state.bulkOperations.put({
      id: this.deps.state.gid('BulkOperation'),
      status: 'CREATED',
      errorCode: null,
      query,
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: null,
      jsonl: null,
      clientId,
      createdAt: this.deps.clock().toISOString(),
      completedAt: null,
    });
    this.schedule(operation.id);
    return operation;
  }

  /** Ends an operation early. */
  cancel(operation: BulkOperationRecord): BulkOperationRecord {
    return this.finish(operation, { status: 'CANCELED' });
  }

  /** Lets the operation under way end and starts no more; they go on at the next start. */
  async close(): Promise<void> {
    this.closed = true;
    await this.work;
  }

  private schedule(id: string): void {
    this.work = this.work
      .then(() => new Promise((resolve) => setImmediate(resolve)))
      .then(() => this.run(id));
  }

  private async run(id: string): Promise<void> {
    const { state } = this.deps;
    if (this.closed || !this.isOpen(id)) return;
    const operation = state.bulkOperations.patch(id, { status: 'RUNNING' });
    const context = this.deps.context(operation.clientId);
    const result = await this.deps.readAll(withParentIds(operation.query), context);
    if (!this.isOpen(id)) return;
    if (result.errors) {
      const denied = result.errors.some((error) => error.extensions.code === 'ACCESS_DENIED');
      this.finish(operation, {
        status: 'FAILED',
        errorCode: denied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR',
        jsonl: result.errors.map((error) => error.message).join('\n'),
      });
      return;
    }
    const { lines, objectCount, rootObjectCount } = jsonlLines(result.data as Record<string, unknown>);
    const jsonl = lines.map((line) => `${line}\n`).join('');
    this.finish(operation, {
      status: 'COMPLETED',
      objectCount,
      rootObjectCount,
      jsonl,
      fileSize: Buffer.byteLength(jsonl),
    });
  }

  /** A cancelled operation does not run on. */
  private isOpen(id: string): boolean {
    const status = this.deps.state.bulkOperations.get(id)?.status;
    return status === 'CREATED' || status === 'RUNNING';
  }

  private finish(operation: BulkOperationRecord, change: Partial<BulkOperationRecord>): BulkOperationRecord {
    const completedAt = this.deps.clock().toISOString();
    const finished = this.deps.state.bulkOperations.patch(operation.id, { ...change, completedAt });
    this.deps.context(operation.clientId).emit('bulk_operations/finish', {
      admin_graphql_api_id: finished.id,
      completed_at: completedAt,
      created_at: finished.createdAt,
      error_code: finished.errorCode?.toLowerCase() ?? null,
      status: finished.status.toLowerCase(),
      type: 'query',
    });
    return finished;
  }
}
