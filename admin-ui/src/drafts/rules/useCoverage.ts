import { useMemo } from 'react';
import { useDeskOfPage } from '../desk';
import type { Coverage } from '../editor/coverage';

/** In how many cases each rule fired when they ran last. */
export function useCoverage(): Coverage {
  const rules = useDeskOfPage().test.answer?.rules;
  return useMemo(() => (rules ? new Map(rules.map(({ rule, cases }) => [rule, cases])) : null), [rules]);
}
