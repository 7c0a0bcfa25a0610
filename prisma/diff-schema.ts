import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { readMigrations } from './migrate.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

interface WasmEngine {
  __wbg_set_wasm(exports: unknown): void;
  SchemaEngine: {
    new: (
      input: { datamodels: [string, string][] },
      log: () => void,
      adapter: unknown,
    ) => Promise<{ diff(input: unknown): Promise<{ exitCode: number; stdout: string | null }> }>;
  };
}

/**
 * The SQL that would turn prisma/migrations into prisma/schema.prisma; empty when they agree. Uses Prisma's WASM
 * schema engine, because the native one cannot be downloaded everywhere.
 * @param shadowUrl an empty scratch database on which the engine replays the migrations.
 */
export async function diffSchema(shadowUrl: string): Promise<string> {
  const directory = path.resolve(here, '../node_modules/@prisma/schema-engine-wasm');
  const bindings = (await import(path.join(directory, 'schema_engine_bg.js'))) as WasmEngine;
  const module = await WebAssembly.instantiate(
    fs.readFileSync(path.join(directory, 'schema_engine_bg.wasm')),
    {
      './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
    },
  );
  bindings.__wbg_set_wasm(module.instance.exports);
  (module.instance.exports as { __wbindgen_start(): void }).__wbindgen_start();

  const schema = path.join(here, 'schema.prisma');
  const files = [{ path: schema, content: fs.readFileSync(schema, 'utf8') }];
  const opened: pg.Pool[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(catalogAdapter(shadowUrl, opened));
  const engine = await bindings.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    adapter,
  );
  const result = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: path.join(here, 'migrations'),
      shadowDbInitScript: '',
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      migrationDirectories: readMigrations().map(({ name, sql }) => ({
        path: name,
        // The engine replays a file as one transaction.
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: sql.replaceAll(/\bCONCURRENTLY\b/g, '') },
        },
      })),
    },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  // The engine closes some of what it opened, not all.
  for (const pool of opened) if (!pool.ending) await pool.end();
  return result.exitCode === 2 ? (result.stdout ?? '') : '';
}

/** OIDs of PostgreSQL's internal one-byte `"char"` type and of uuid, which no system catalogue uses. */
const [INTERNAL_CHAR, UUID] = [18, 2950];

/**
 * The engine reads system catalogues, whose `"char"` columns the driver adapter does not know. They pass the
 * adapter under another name and get their own back behind it.
 */
function catalogAdapter(databaseUrl: string, opened: pg.Pool[]): PrismaPg {
  const factory = new PrismaPg({ connectionString: databaseUrl });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const pool = adapter.underlyingDriver();
    const query = pool.query.bind(pool) as (...parameters: unknown[]) => Promise<pg.QueryResult>;
    const renamed = async (...parameters: unknown[]): Promise<pg.QueryResult> => {
      const result = await query(...parameters);
      for (const field of result.fields ?? [])
        if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = UUID;
      return result;
    };
    Object.assign(pool, { query: renamed });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sql) => {
      const { columnTypes, ...result } = await queryRaw(sql);
      const restored = columnTypes.map((type) =>
        type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes: restored };
    };
    opened.push(pool);
    return adapter;
  };
  // The adapter's own shadow copy cannot be dropped while its pool is open; the scratch database serves as well.
  factory.connectToShadowDb = factory.connect;
  return factory;
}
