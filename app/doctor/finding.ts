/** What one look at an installation came to. */
export interface Finding {
  /** What was looked at, in a few words. */
  check: string;
  state: 'ok' | 'warn' | 'fail';
  /** What was found. */
  text: string;
  /** How to mend it; none where all is well. */
  mend?: string;
}

export const ok = (check: string, text: string): Finding => ({ check, state: 'ok', text });
export const warn = (check: string, text: string, mend: string): Finding => ({
  check,
  state: 'warn',
  text,
  mend,
});
export const fail = (check: string, text: string, mend: string): Finding => ({
  check,
  state: 'fail',
  text,
  mend,
});

/** Runs a check whose own failure is a finding too, never the end of the others. */
export async function guarded(
  check: string,
  mend: string,
  run: () => Promise<Finding[]>,
): Promise<Finding[]> {
  try {
    return await run();
  } catch (error) {
    return [fail(check, error instanceof Error ? error.message.split('\n')[0]! : String(error), mend)];
  }
}
