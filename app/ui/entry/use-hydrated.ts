/** Tells what needs scripts from what works without. */
import { useEffect, useState } from 'react';

/** Whether the browser has taken over the page. */
export function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return isHydrated;
}
