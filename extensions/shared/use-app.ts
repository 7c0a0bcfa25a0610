import { useCallback, useEffect, useState } from 'preact/hooks';
import { callApp, type CallResult } from './call-app.ts';

/** What the app's server says to a question; undefined while it is asked. `ask` asks again. */
export function useApp<View>(path: string): { told: CallResult<View> | undefined; ask: () => Promise<void> } {
  const [told, setTold] = useState<CallResult<View>>();
  const ask = useCallback(async () => setTold(await callApp<View>(path)), [path]);
  useEffect(() => void ask(), [ask]);
  return { told, ask };
}
