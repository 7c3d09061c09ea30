import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import type { PackProblem } from '../types';
import { useDeskOfPage, useSheet } from './desk';
import type { Coverage } from './editor/coverage';
import { SaveBar } from './SaveBar';
import { useWords } from './useWords';
import { StaleEdit } from './StaleEdit';

const CodeEditor = lazy(() => import('./editor/CodeEditor'));
const NONE: PackProblem[] = [];

interface Props {
  path: string;
  coverage?: Coverage;
  /** More to do with the file. */
  actions?: ReactNode;
}

/** A file of the draft as text, with its problems at their lines. */
export function TextFile({ path, coverage, actions }: Props) {
  const { files, found, mayEdit, move, save } = useDeskOfPage();
  const sheet = useSheet(path);
  const line = Number(useQuery().get('line')) || undefined;
  const words = useWords();
  const problems = useMemo(() => found?.problems.filter(({ file }) => file === path) ?? NONE, [found, path]);

  if (!sheet) {
    const there = files.length === 0 || files.some((file) => file.path === path);
    return there ? <Loading what={`Reading ${path}`} /> : <EmptyState title={`There is no file ${path}.`} />;
  }
  return (
    <>
      <SaveBar path={path}>{actions}</SaveBar>
      {sheet.theirs !== undefined ? (
        <StaleEdit path={path} sheet={sheet} />
      ) : (
        <Suspense fallback={<Loading what="Opening the editor" />}>
          <CodeEditor
            key={path}
            path={path}
            text={sheet.text}
            readOnly={!mayEdit}
            problems={problems}
            coverage={coverage}
            words={words}
            line={line}
            onChange={(text) => move({ kind: 'edited', path, text })}
            onSave={() => void save(path)}
          />
        </Suspense>
      )}
    </>
  );
}
