import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres, type EmbeddedPostgres } from '#sandbox/postgres/start-postgres.ts';

const RETRY_MS = 100;
/** For so long a process may still trip over a connection that broke. */
const AFTERMATH_MS = 15_000;

type DatabaseOptions = Pick<Parameters<typeof startPostgres>[0], 'directory' | 'port' | 'settings'>;

/** The run's own PostgreSQL, which can crash and come back, and the runner's connections to it. */
export class ChaosDatabase {
  /** When it crashed and when it was back, on the clock of performance.now(). */
  private readonly away: { from: number; to: number }[] = [];
  private restarting: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: DatabaseOptions,
    private postgres: EmbeddedPostgres,
  ) {}

  static async start(options: DatabaseOptions): Promise<ChaosDatabase> {
    return new ChaosDatabase(options, await startPostgres(options));
  }

  get url(): string {
    return this.postgres.url;
  }

  /** Whose connections are told apart by `application_name`. */
  urlFor(name: string): string {
    return `${this.url}?application_name=${name}`;
  }

  /** Crashes PostgreSQL in the middle of whatever it does, and starts it again. */
  restart(): Promise<void> {
    this.restarting = this.restarting.then(async () => {
      const from = performance.now();
      await this.postgres.crash();
      this.postgres = await startPostgres(this.options);
      this.away.push({ from, to: performance.now() });
    });
    return this.restarting;
  }

  get restarts(): number {
    return this.away.length;
  }

  /** Whether it was away at that moment or shortly before. */
  wasAwayAround(at: number): boolean {
    return this.away.some(({ from, to }) => from <= at && at <= to + AFTERMATH_MS);
  }

  /** Rows of a query, asked again for as long as the database is away. */
  async query<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
    for (let tries = 0; ; tries += 1) {
      const client = new pg.Client({ connectionString: this.urlFor('chaos') });
      client.on('error', () => undefined); // the query itself fails as well
      try {
        await client.connect();
        return (await client.query<T>(sql, values)).rows;
      } catch (error) {
        if (tries >= 100 || !isAway(error)) throw error;
        await pause(RETRY_MS);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  async stop(): Promise<void> {
    await this.restarting.catch(() => undefined);
    await this.postgres.stop();
  }
}

/** No connection, or one that broke: everything but what PostgreSQL itself refuses. */
function isAway(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? '');
  return !/^\d\w{4}$/.test(code) || code.startsWith('57P') || code.startsWith('08');
}
