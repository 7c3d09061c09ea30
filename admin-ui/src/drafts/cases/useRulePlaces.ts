import { useEffect, useMemo } from 'react';
import { useDeskOfPage } from '../desk';
import { ruleIn } from '../editor/drl';
import { linesOf, rowsOf } from '../tables/csv';

export interface Place {
  path: string;
  line: number;
}

/** Where each rule stands, by its name; grows while the files are read. */
export function useRulePlaces(): ReadonlyMap<string, Place> {
  const { files, sheets, read } = useDeskOfPage();
  const holding = useMemo(
    () => files.map(({ path }) => path).filter((path) => path.endsWith('.drl') || path.startsWith('tables/')),
    [files],
  );

  useEffect(() => {
    holding.filter((path) => !sheets[path]).forEach(read);
  }, [holding]);

  return useMemo(() => new Map(holding.flatMap((path) => placesIn(path, sheets[path]?.text ?? ''))), [holding, sheets]);
}

function placesIn(path: string, text: string): [string, Place][] {
  if (path.endsWith('.drl')) {
    return text.split('\n').flatMap((line, index) => {
      const rule = ruleIn(line);
      return rule === undefined ? [] : [[rule, { path, line: index + 1 }] satisfies [string, Place]];
    });
  }
  const rows = rowsOf(text);
  const lines = linesOf(rows);
  const table = path.slice('tables/'.length, -'.csv'.length);
  return rows.slice(1).map(([id], index) => [`${table}: ${id}`, { path, line: lines[index + 1] ?? 0 }]);
}
