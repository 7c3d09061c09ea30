import { useState } from 'react';
import { useLoad } from './useLoad';
import { useTask } from './useTask';

interface List<T> {
  items: T[];
  /** Where the next page begins; null on the last. */
  next: string | null;
}

/**
 * A list that grows on demand: its first page, and what followed on it. Asked anew it begins with its first page again.
 *
 * @param question names what is asked: the same text, the same question
 */
export function useMore<T>(question: string, ask: (after: string | null) => Promise<List<T>>) {
  const { data: first, problem, reload } = useLoad(question, () => ask(null));
  const [further, setFurther] = useState<List<T> & { on: List<T> }>();
  const rest = further?.on === first ? further : undefined;
  const next = (rest ?? first)?.next ?? null;
  const items = first && [...first.items, ...(rest?.items ?? [])];

  const more = useTask(async () => {
    const page = await ask(next);
    if (first) setFurther({ on: first, items: [...(rest?.items ?? []), ...page.items], next: page.next });
  });
  return { items, next, problem, reload, more };
}
