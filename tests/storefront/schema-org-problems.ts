import path from 'node:path';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts'],
  types: [],
};

/** The vocabulary and the language's own declarations are parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * What schema.org's vocabulary has no word for in JSON-LD documents about products: unknown types, properties and values
 * of a type that a property does not take. TypeScript checks them, against the vocabulary as schema-dts declares it.
 */
export function schemaOrgProblems(documents: readonly object[]): string[] {
  const file = path.resolve('tests/storefront/documents.virtual.ts');
  const source = [
    `import type { Product, WithContext } from 'schema-dts';`,
    `export const documents: WithContext<Product>[] = ${JSON.stringify(documents, null, 1)};`,
  ].join('\n');
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    if (name === file) return ts.createSourceFile(name, source, ts.ScriptTarget.ES2022);
    if (!parsed.has(name)) parsed.set(name, getSourceFile.call(host, name, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([file], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
