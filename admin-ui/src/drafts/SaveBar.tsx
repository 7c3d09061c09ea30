import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import ledger from '../parts/Ledger.module.css';
import { useDeskOfPage } from './desk';
import classes from './SaveBar.module.css';
import { isUnsaved } from './sheets';

interface Props {
  path: string;
  /** More to do with the file. */
  children?: ReactNode;
}

/** Which file is edited, and whether it is saved. */
export function SaveBar({ path, children }: Props) {
  const { sheets, move, save, saving, mayEdit } = useDeskOfPage();
  const sheet = sheets[path];
  const unsaved = sheet !== undefined && isUnsaved(sheet);
  // Until somebody else's text is seen, there is nothing to be done here.
  const stale = sheet?.theirs !== undefined;

  return (
    <div className={classes.bar}>
      <span className={`${ledger.code} ${classes.path}`}>{path}</span>
      <span className={ledger.muted} role="status">
        {!mayEdit ? 'cannot be edited' : saving === path ? 'saving…' : unsaved ? 'not saved' : 'saved'}
      </span>
      <span className={classes.actions}>
        {!stale && children}
        {sheet?.aside !== undefined && (
          <Button variant="default" size="compact-sm" onClick={() => move({ kind: 'had back', path })}>
            Bring my text back
          </Button>
        )}
        {mayEdit && !stale && (
          <>
            {unsaved && sheet.saved && (
              <Button variant="default" size="compact-sm" onClick={() => move({ kind: 'given up', path })}>
                Undo all
              </Button>
            )}
            <Button
              size="compact-sm"
              title="Ctrl+S"
              onClick={() => void save(path)}
              disabled={!unsaved}
              loading={saving === path}
            >
              Save
            </Button>
          </>
        )}
      </span>
    </div>
  );
}
