import { useApiCall } from '../../ui/queries.ts';
import type { Filling } from './filling.tsx';

/** The register of organisations, for a question that names one. */
export function useLookUp(): NonNullable<Filling['lookUp']> {
  const api = useApiCall();
  return (words, page) => api('GET /register', { query: { words, page } });
}
