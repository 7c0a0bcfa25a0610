import { z } from 'zod';
import type { Services } from '#app/services.server.ts';
import { findShopByDomain } from '#app/shops/shop-scope.server.ts';
import type { Command } from './command.ts';
import { agentCommands } from './commands/agents.server.ts';
import { eligibilityCommands } from './commands/eligibility.server.ts';
import { evidenceCommands } from './commands/evidence.server.ts';
import { eventCommands } from './commands/events.server.ts';
import { feedCommands } from './commands/feeds.server.ts';
import { keyCommands } from './commands/keys.server.ts';
import { reconcileCommands } from './commands/reconcile.server.ts';
import { reviewCommands } from './commands/review.server.ts';
import { shopCommands } from './commands/shop.server.ts';
import { stripeCommands } from './commands/stripe.server.ts';
import { voiceCommands } from './commands/voice.server.ts';
import { readOptions } from './read-options.ts';
import { usage } from './usage.ts';

const COMMANDS: Record<string, Command> = {
  ...agentCommands,
  ...keyCommands,
  ...eventCommands,
  ...reviewCommands,
  ...shopCommands,
  ...eligibilityCommands,
  ...feedCommands,
  ...voiceCommands,
  ...evidenceCommands,
  ...stripeCommands,
  ...reconcileCommands,
};

/** Runs an operator's command and prints its result as one line of JSON. Returns the exit code. */
export async function runCommand(services: Services, name: string, argv: string[]): Promise<number> {
  try {
    if (name === 'help' || name === '--help') {
      process.stdout.write(`${usage(COMMANDS)}\n`);
      return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new Error(`There is no command "${name}".\n${usage(COMMANDS)}`);
    const { shop, options } = readOptions(name, command, argv);
    const scope = await findShopByDomain(services, shop);
    if (!scope) throw new Error(`The app is not installed in "${shop}" (--shop).`);
    const result = await command.run({ ...scope, actor: 'command' }, options);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return command.isNo?.(result) ? 1 : 0;
  } catch (error) {
    process.stderr.write(
      `${error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message}\n`,
    );
    return 1;
  } finally {
    await services.db.$disconnect();
  }
}
