import ts from 'typescript';
import { en } from '#app/i18n/messages/en.ts';

const PARTS = Object.keys(en);

/**
 * The parts of the message catalogue that a page says in the browser: those that its component and the components below
 * it ask for by `useTranslations('part…')` or `t('part.…')`. What only loaders and actions say is the server's.
 * @param sources of every page and component, by path such as `app/routes/app._index.tsx`
 */
export function textsOfRoute(route: string, sources: ReadonlyMap<string, string>): string[] {
  const parts = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const source = sources.get(path);
    if (source === undefined) return;
    const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    for (const part of saidIn(file)) parts.add(part);
    for (const imported of importsOf(file, path))
      if (/\.tsx$|\/use-[^/]*\.ts$/.test(imported)) visit(imported);
  };
  visit(route);
  return [...parts].sort();
}

function saidIn(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && /^(loader|action)$/.test(node.name?.text ?? '')) return;
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const called = node.expression.getText(file);
      // A key of one word is of the part that `useTranslations` has named.
      const end = called === 'useTranslations' ? /^['`]([a-z]+)(?=[.'`])/ : /^['`]([a-z]+)\./;
      const isText = /^(useTranslations|t|t\.rich)$/.test(called);
      const part = isText && first ? end.exec(first.getText(file))?.[1] : undefined;
      if (part && PARTS.includes(part)) found.push(part);
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

function importsOf(file: ts.SourceFile, path: string): string[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) return [];
    const { text } = statement.moduleSpecifier as ts.StringLiteral;
    if (text.startsWith('#app/')) return [text.slice(1)];
    if (!text.startsWith('.')) return [];
    const folder = path.split('/').slice(0, -1);
    for (const step of text.split('/')) {
      if (step === '..') folder.pop();
      else if (step !== '.') folder.push(step);
    }
    return [folder.join('/')];
  });
}
