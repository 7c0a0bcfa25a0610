import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * Loads the page's data again every `seconds`, and at once when the merchant comes back to it; not while it is hidden.
 * While the server restarts the page stays as it is: a failed reload would put an error in its place.
 */
export function useLiveData(seconds: number): void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  useEffect(() => {
    latest.current = revalidator;
  });
  useEffect(() => {
    let stopped = false;
    const refresh = async () => {
      if (document.visibilityState !== 'visible' || latest.current.state !== 'idle') return;
      const ready = await fetch('/readyz').then(
        (response) => response.ok,
        () => false,
      );
      if (ready && !stopped) latest.current.revalidate();
    };
    const timer = setInterval(refresh, seconds * 1000);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      stopped = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [seconds]);
}
