import type { z } from 'zod';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** One command of an operator, on one shop. */
export interface Command<S extends z.ZodObject = z.ZodObject> {
  /** What stands behind the name: its options, then what it does. */
  usage: { options?: string; does: string };
  /** Its options besides `--shop`. All come as text. */
  options: S;
  /** @returns what is printed as JSON. */
  run(scope: ShopScope, options: z.output<S>): Promise<unknown>;
  /** Of a command that checks something: whether the result is a no, which scripts see by the exit code 1. */
  isNo?(result: unknown): boolean;
}

/** Lets `run` know the types of its options. */
export function command<S extends z.ZodObject>(definition: Command<S>): Command {
  return definition as unknown as Command;
}
