import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { callApp, type CallResult } from './call-app.ts';

/**
 * What the app's server says to a question; undefined while it is asked. `ask` asks again, what is the question by then.
 * An answer that comes after the answer to a later question is not shown.
 */
export function useApp<View>(path: string): { told: CallResult<View> | undefined; ask: () => Promise<void> } {
  const [told, setTold] = useState<CallResult<View>>();
  const question = useRef(path);
  question.current = path;
  const asked = useRef(0);
  const ask = useCallback(async () => {
    const mine = ++asked.current;
    const answer = await callApp<View>(question.current);
    if (mine === asked.current) setTold(answer);
  }, []);
  useEffect(() => void ask(), [ask, path]);
  return { told, ask };
}
