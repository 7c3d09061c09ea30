import { createContext, useContext, useEffect } from 'react';
import type { Sheet } from './sheets';
import type { Desk } from './useDesk';

export const DeskContext = createContext<Desk | undefined>(undefined);

/** What all parts of the draft editor work on. */
export function useDeskOfPage(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('stands outside of a draft');
  return desk;
}

/** A file of the draft; undefined until it is read. */
export function useSheet(path: string): Sheet | undefined {
  const { sheets, read, files, removed } = useDeskOfPage();
  const sheet = sheets[path];
  const there = removed?.path !== path && files.some((file) => file.path === path);
  useEffect(() => {
    if (!sheet && there) read(path);
  }, [path, !sheet, there]);
  return sheet;
}
