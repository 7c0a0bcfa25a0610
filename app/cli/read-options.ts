import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fieldPath } from '#app/kernel/field-path.ts';
import type { Command } from './command.ts';

/**
 * Reads what stands behind a command's name.
 * @throws Error that says in a line each which option is unknown, missing or wrong.
 */
export function readOptions<C extends Command>(
  name: string,
  { options: schema }: C,
  argv: string[],
): { shop: string; options: Record<string, unknown> } {
  const known = ['shop', ...Object.keys(schema.shape)];
  const options = Object.fromEntries(known.map((option) => [option, { type: 'string' as const }]));
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: argv, options }));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw error;
    const unknown = /'(-[^']*)'/.exec(message)?.[1] ?? '';
    const list = known.map((option) => `--${option}`).join(' ');
    throw new Error(`${name} has no option ${unknown}. It has: ${list}`);
  }
  const result = schema.extend({ shop: z.string() }).safeParse(values, { reportInput: true });
  if (!result.success) throw new Error(result.error.issues.map(problem).join('\n'));
  const { shop, ...rest } = result.data;
  return { shop: String(shop), options: rest };
}

function problem({ path, message, input }: z.core.$ZodIssue): string {
  const [option, ...inside] = path;
  const within = inside.length > 0 ? ` (at ${fieldPath(inside)})` : '';
  return inside.length === 0 && input === undefined
    ? `--${String(option)} is missing.`
    : `--${String(option)}: ${message}${within}`;
}
