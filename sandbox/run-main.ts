import { setMaxListeners } from 'node:events';

/** A number given on the command line. @throws Error that names the option */
export function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1 on.`);
  return value;
}

/** Aborted when somebody stops the command, so that what it started is stopped as well. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  // Everything that is waited for listens to it.
  setMaxListeners(0, stop.signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new Error('Stopped.')));
  return stop.signal;
}

/** Runs a command to its exit code; options that there are not are answered with how it is used. */
export async function runMain(main: () => Promise<number>, usage: string): Promise<never> {
  const code = await main().catch((error: Error & { code?: unknown }) => {
    const isUse = String(error.code ?? '').startsWith('ERR_PARSE_ARGS');
    console.error(isUse ? `${error.message}\n\n${usage}` : error.stack);
    return 1;
  });
  process.exit(code);
}
