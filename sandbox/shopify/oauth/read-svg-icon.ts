import fs from 'node:fs';
import { svgIconProblem } from './svg-icon-problem.ts';

/**
 * The text of an extension's icon.
 * @param namedBy the file that names it, for the errors
 * @throws Error naming the file, when the icon is missing or none that Shopify takes
 */
export function readSvgIcon(icon: string, namedBy: string): string {
  if (!fs.existsSync(icon)) throw new Error(`${namedBy}: there is no icon ${icon}.`);
  const svg = fs.readFileSync(icon, 'utf8');
  const problem = svgIconProblem(svg);
  if (problem) throw new Error(`${icon} is no icon that Shopify takes: ${problem}.`);
  return svg;
}
