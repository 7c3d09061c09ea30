import { useMemo } from 'react';
import { readVocabulary } from './calls';
import { useLoad } from '../parts/useLoad';
import { useSheet } from './desk';
import type { Words } from './editor/words';
import { readManifest } from './factors/manifest';
import { MANIFEST } from './views';

/** What the draft's rules can be written with, as `pack.yaml` stands now; undefined until that is read. */
export function useWords(): Words | undefined {
  const vocabulary = useLoad('vocabulary', readVocabulary).data;
  const text = useSheet(MANIFEST)?.text;
  return useMemo(
    () => vocabulary && { vocabulary, manifest: text === undefined ? undefined : readManifest(text) },
    [vocabulary, text],
  );
}
