import fs from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { adminSchemaFile, type AdminSchemaVersion } from '#sandbox/shopify/fetch-admin-schema.ts';
import { giveScalarsTheirRules } from './scalars.ts';

/** Shopify's Admin schema with what the introspection JSON says beyond the GraphQL standard. */
export interface AdminSchema {
  schema: GraphQLSchema;
  /** The `requiredAccess` text of a field (`Mutation.orderCreate`) or a type (`Product`); undefined if none is stated. */
  requiredAccess(coordinate: string): string | undefined;
  /** Every access scope the schema's documentation names. */
  knownScopes: ReadonlySet<string>;
}

interface Documented {
  name: string;
  requiredAccess?: string | null;
  fields?: Documented[] | null;
}

const loaded = new Map<AdminSchemaVersion, Promise<AdminSchema>>();

/** The real Admin schema, fetched if need be and built once per process. Must not be changed by its users. */
export function loadAdminSchema(version: AdminSchemaVersion = '2026-10'): Promise<AdminSchema> {
  let schema = loaded.get(version);
  if (!schema) {
    schema = readSchema(version);
    schema.catch(() => loaded.delete(version));
    loaded.set(version, schema);
  }
  return schema;
}

async function readSchema(version: AdminSchemaVersion): Promise<AdminSchema> {
  const packed = await fs.readFile(await adminSchemaFile(version));
  const json = JSON.parse((await promisify(gunzip)(packed)).toString('utf8')) as {
    data: IntrospectionQuery;
    offline_scopes: { items: { offlineScopes: string[] }[] };
  };
  const access = new Map<string, string>();
  for (const type of json.data.__schema.types as unknown as Documented[]) {
    if (type.requiredAccess) access.set(type.name, type.requiredAccess.trim());
    for (const field of type.fields ?? [])
      if (field.requiredAccess) access.set(`${type.name}.${field.name}`, field.requiredAccess.trim());
  }
  const schema = buildClientSchema(json.data);
  giveScalarsTheirRules(schema);
  return {
    schema,
    requiredAccess: (coordinate) => access.get(coordinate),
    knownScopes: new Set(json.offline_scopes.items.flatMap((item) => item.offlineScopes)),
  };
}
