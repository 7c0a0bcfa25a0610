/** The last in each queue; whatever became of it. */
const last = new Map<string, Promise<unknown>>();

/**
 * Runs work that bears the same key one after the other, in the order of the calls; other keys do not wait. For this
 * process only: what runs elsewhere is kept apart by the session's version.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(key) ?? Promise.resolve()).then(work);
  const end = turn.then(
    () => {},
    () => {},
  );
  last.set(key, end);
  void end.then(() => {
    if (last.get(key) === end) last.delete(key);
  });
  return turn;
}
