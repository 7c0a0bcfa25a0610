import ts from 'typescript';

/** Attributes and properties whose text people read. */
const SHOWN = new Set([
  'title',
  'subtitle',
  'label',
  'helpText',
  'placeholder',
  'content',
  'heading',
  'alt',
  'accessibilityLabel',
  'aria-label',
  'prefix',
  'suffix',
  'description',
  'error',
  'text',
  'advice',
]);
/** Those whose text nobody reads, however it looks. */
const TECHNICAL = new Set(['className', 'style', 'accept', 'd', 'sizes', 'gridTemplateColumns', 'rel']);

export interface HardCodedText {
  line: number;
  text: string;
}

/**
 * Texts that stand in the code instead of in the message catalogue: words between tags, words in what is shown
 * (`label`, `title`, …), and sentences anywhere else.
 */
export function findHardCodedText(fileName: string, source: string): HardCodedText[] {
  const kind = fileName.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, kind);
  const found: HardCodedText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isTechnical(node)) return;
    const text = textOf(node);
    if (text !== null && isHardCoded(node, text))
      found.push({
        line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
        text: text.trim(),
      });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What a node would put on the page as it is; `…` stands for what is filled in. Null for a node that is no text. */
function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
  return null;
}

function isHardCoded(node: ts.Node, text: string): boolean {
  if (ts.isJsxText(node)) return /\p{L}/u.test(text);
  if (isShown(node)) return /\p{L}{2,}/u.test(text);
  return /\p{L}{2,} \p{L}{2,}/u.test(text) && !isThrown(node);
}

/** An attribute or property of that name, or a part of it such as `prefix={on ? 'From' : ''}`. */
function isShown(node: ts.Node): boolean {
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isJsxAttribute(parent)) return SHOWN.has(parent.name.getText());
    if (ts.isPropertyAssignment(parent)) return at !== parent.name && SHOWN.has(parent.name.getText());
    const passesOn = ts.isConditionalExpression(parent)
      ? at !== parent.condition
      : ts.isJsxExpression(parent) || ts.isParenthesizedExpression(parent);
    if (!passesOn) return false;
  }
  return false;
}

function isTechnical(node: ts.Node): boolean {
  return (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) && TECHNICAL.has(node.name.getText());
}

/** Errors of ours that no page shows. */
function isThrown(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isNewExpression(parent) && /Error$/.test(parent.expression.getText());
}
