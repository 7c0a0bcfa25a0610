/** How often something is looked at, and how long at most. */
const PAUSE_MS = 150;

/**
 * Looks again and again until `look` finds something; null when `deadlineMs` has passed. For commands, which can only
 * watch a running system from outside.
 */
export async function waitUntil<T>(
  look: () => Promise<T | null | undefined>,
  deadlineMs: number,
): Promise<T | null> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() >= end) return null;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
