import { useEffect } from 'react';
import { useApiCall } from '../ui/queries.ts';

const hour = 3_600_000;

/** Renews the session while the app is open, so that it ends days after somebody last came and not in the middle of work. */
export function useStay(): void {
  const api = useApiCall();
  useEffect(() => {
    // When it does not work, the session ends as it would have.
    const stay = () => void api('POST /auth/stay').catch(() => {});
    stay();
    const timer = setInterval(stay, hour);
    return () => clearInterval(timer);
  }, [api]);
}
