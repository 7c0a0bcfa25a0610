import { Parser } from 'htmlparser2';

/** What shapes are made of; Shopify publishes that icons are sanitized, not what is left: this surely is. */
const ELEMENTS: Record<string, string[]> = {
  svg: ['xmlns', 'viewBox'],
  g: ['fill-rule'],
  path: ['d', 'fill-rule', 'clip-rule'],
  rect: ['x', 'y', 'width', 'height'],
  circle: ['cx', 'cy', 'r'],
  polygon: ['points', 'fill-rule'],
};

const MOST_BYTES = 4_096;

/**
 * Why Shopify may not take an icon, or null: "must conform to the platform's SVG sanitization rules and a 0 0 20 20
 * viewbox" (OrderAttributionDefinitionUpsertInput.icon). Scripts, styles, links and handlers of events are none of it.
 */
export function svgIconProblem(svg: string): string | null {
  if (Buffer.byteLength(svg) > MOST_BYTES) return `more than ${MOST_BYTES} bytes`;
  const problems: string[] = [];
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const allowed = ELEMENTS[name];
        if (!allowed || (depth === 0) !== (name === 'svg')) problems.push(`<${name}>`);
        for (const attribute of Object.keys(attributes))
          if (allowed && !allowed.includes(attribute)) problems.push(`${attribute} of <${name}>`);
        if (name === 'svg' && attributes.viewBox !== '0 0 20 20') problems.push('viewBox is not 0 0 20 20');
        depth += 1;
      },
      onclosetag: () => void (depth -= 1),
      onprocessinginstruction: (name) => void problems.push(`<${name}>`),
    },
    { xmlMode: true },
  );
  parser.end(svg);
  return problems[0] ?? (svg.trim().startsWith('<svg') ? null : 'no <svg>');
}
