import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildClientSchema, parse, printSchema, type DocumentNode, type IntrospectionQuery } from 'graphql';
import { adminSchemaFile } from '#sandbox/shopify/fetch-admin-schema.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
/** The one file of types and documents; committed, and a test keeps it up to date. */
export const GENERATED_FILE = path.join(folder, 'admin.generated.ts');

/** How GraphQL's custom scalars look in TypeScript. Decimals stay text: money never passes through a float. */
const SCALARS = {
  ID: 'string',
  ARN: 'string',
  BigInt: 'string',
  Color: 'string',
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  FormattedString: 'string',
  HTML: 'string',
  JSON: 'unknown',
  Money: 'string',
  URL: 'string',
  UnsignedInt64: 'string',
  UtcOffset: 'string',
};

/** Every operation under this folder, in the order of its path. */
export async function readOperations(): Promise<{ location: string; document: DocumentNode }[]> {
  const names = (await fs.readdir(folder, { recursive: true })).filter((name) => name.endsWith('.graphql'));
  return Promise.all(
    names.sort().map(async (location) => ({
      location,
      document: parse(await fs.readFile(path.join(folder, location), 'utf8')),
    })),
  );
}

/**
 * The text of {@link GENERATED_FILE}: types of every operation's variables and result by the real Admin schema, and
 * each operation as `<Name>Document`.
 * @throws Error naming the operation that the schema does not allow.
 */
export async function generateTypes(): Promise<string> {
  const json = gunzipSync(await fs.readFile(await adminSchemaFile())).toString('utf8');
  const schema = buildClientSchema((JSON.parse(json) as { data: IntrospectionQuery }).data);
  const config = {
    scalars: SCALARS,
    useTypeImports: true,
    documentMode: 'string',
    disableDescriptions: true,
  };
  const code = await codegen({
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: await readOperations(),
    filename: GENERATED_FILE,
    plugins: [{ typescriptOperations: config }, { typedDocumentNode: config }],
    pluginMap: { typescriptOperations, typedDocumentNode },
    config,
  });
  return `// Made by \`npm run graphql:types\` from the .graphql files beside it. Do not edit.\n${code}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await generateTypes();
  if (!process.argv.includes('--check')) await fs.writeFile(GENERATED_FILE, made);
  else if ((await fs.readFile(GENERATED_FILE, 'utf8')) !== made) {
    console.error('admin.generated.ts is not up to date: run `npm run graphql:types`.');
    process.exitCode = 1;
  }
}
