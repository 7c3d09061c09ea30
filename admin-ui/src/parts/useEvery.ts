import { useEffect } from 'react';

/** Does something again and again while the page is looked at, as long as there is reason to. */
export function useEvery(milliseconds: number, wanted: boolean, task: () => void): void {
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && task(), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, wanted, task]);
}
