import { useEffect, useState } from 'react';

/** False on the server and in the browser's first pass, which must be alike: what only App Bridge can draw comes after. */
export function useMounted(): boolean {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return mounted;
}
