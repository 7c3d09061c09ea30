import { useQuery } from '../parts/address';
import type { LineName } from '../types';

/** The line that the address asks for; null for the one that judges. */
export function useAskedLine(): LineName | null {
  const line = useQuery().get('line');
  return line === 'base' || line === 'own' ? line : null;
}
