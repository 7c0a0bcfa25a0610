import type { Command } from './command.ts';

/** What there is, a command a paragraph. */
export function usage(commands: Record<string, Command>): string {
  const paragraphs = Object.entries(commands).map(
    ([
      name,
      {
        usage: { options, does },
      },
    ]) => {
      const lines = options ? options.split('\n').map((line) => `      ${line}`) : [];
      return [`  ${name}: ${does}`, ...lines].join('\n');
    },
  );
  return ['aisle COMMAND --shop DOMAIN …', ...paragraphs].join('\n');
}
