import { Liquid, type Template as Parsed } from 'liquidjs';
import { isHtml, MAX_OVERRIDE } from './override-value.ts';
import { isVariable, type TemplateVariables } from './template-variables.ts';

/**
 * What a template may use of Liquid. No loops: together with the limit on what it may build, that is why a template
 * always ends. No dates: the same item reads the same tomorrow. Nothing that reads another template.
 */
const TAGS = new Set(['if', 'unless', 'case', 'assign', 'comment', 'raw', '#']);
const FILTERS = new Set([
  ...['append', 'prepend', 'capitalize', 'upcase', 'downcase', 'strip', 'lstrip', 'rstrip', 'strip_newlines'],
  ...['replace', 'replace_first', 'remove', 'remove_first', 'truncate', 'truncatewords', 'escape', 'default'],
  ...['split', 'join', 'first', 'last', 'size', 'plus', 'minus', 'times', 'divided_by', 'round'],
]);
/** Characters and list entries that one rendering may build, intermediate ones too. */
const MEMORY = 200_000;
/** A stop for what nobody has thought of; far above what any template takes, so that a slow moment fails none. */
const MILLISECONDS = 2_000;

/** In a template that is HTML, values are texts in it: `Tea & <b>` in a title is no markup. */
const engines = { text: engine(false), html: engine(true) };

function engine(escapes: boolean): Liquid {
  const liquid = new Liquid({
    ...{ parseLimit: MAX_OVERRIDE, memoryLimit: MEMORY, renderLimit: MILLISECONDS },
    ...{ strictFilters: true, strictVariables: false, ownPropertyOnly: true },
    ...{ templates: {}, relativeReference: false, dynamicPartials: false },
    ...(escapes && { outputEscape: 'escape' as const }),
  });
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.has(tag)) delete liquid.tags[tag];
  for (const filter of Object.keys(liquid.filters)) if (!FILTERS.has(filter)) delete liquid.filters[filter];
  return liquid;
}

export interface Template {
  /**
   * The template's text for an item.
   * @throws Error that says the line where it cannot be made
   */
  render(variables: TemplateVariables): string;
  /** It differs from variant to variant. */
  ofVariant: boolean;
}

/**
 * Reads a template of the merchant's, in Liquid (docs/voice.md).
 * @throws Error that says the line, for a template that is none or names a variable that never is
 */
export function parseTemplate(text: string): Template {
  const liquid = isHtml(text) ? engines.html : engines.text;
  const parsed: Parsed[] = liquid.parse(text);
  const names = liquid.globalVariableSegmentsSync(parsed);
  for (const segments of names)
    if (!isVariable(segments))
      throw new Error(`There is no variable ${segments.join('.')}, ${lineOf(text, segments)}`);
  return {
    render: (variables) => String(liquid.renderSync(parsed, variables)),
    ofVariant: names.some(([root]) => root === 'variant'),
  };
}

/** Where a variable is first written. */
function lineOf(text: string, segments: readonly unknown[]): string {
  const before = text.slice(0, Math.max(0, text.indexOf(String(segments[0]))));
  return `line:${before.split('\n').length}`;
}
