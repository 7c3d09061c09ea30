import { Button, Group } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Loading } from '../parts/Loading';
import { Time } from '../parts/Time';
import { useDeskOfPage } from './desk';
import type { Sheet } from './sheets';
import classes from './StaleEdit.module.css';

const SideBySide = lazy(() => import('./editor/SideBySide'));

/** Stands above a file that somebody else saved meanwhile: their text beside one's own, nothing of either lost. */
export function StaleEdit({ path, sheet }: { path: string; sheet: Sheet }) {
  const { draft, move, save, saving } = useDeskOfPage();
  const { theirs } = sheet;
  if (theirs === undefined) return null;

  const last = draft.steps.filter(({ step, detail }) => step === 'imported' || detail === path).at(-1);
  const by = last && (
    <>
      {' '}
      ({last.by}, <Time at={last.on} /> UTC)
    </>
  );
  return (
    <section className={classes.panel} role="alert" data-testid="stale" aria-label="Somebody saved before you">
      {theirs === 'removed' ? (
        <p>
          <strong>Somebody removed this file before you saved it</strong>
          {by}. Your text is still here.
        </p>
      ) : (
        <>
          <p>
            <strong>Somebody saved before you</strong>
            {by}. Nothing is lost: their text stands at the left, yours at the right. An arrow takes one of their
            changes over into yours.
          </p>
          <Suspense fallback={<Loading what="Comparing" />}>
            <SideBySide
              left={theirs.text}
              right={sheet.text}
              names={['Their text', 'Your text']}
              onChange={(text) => move({ kind: 'edited', path, text })}
            />
          </Suspense>
        </>
      )}
      <Group gap="xs" mt="sm">
        <Button size="compact-sm" onClick={() => void save(path)} loading={saving === path}>
          {theirs === 'removed' ? 'Save mine as a new file' : 'Save the text at the right'}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => move({ kind: theirs === 'removed' ? 'gone' : 'theirs taken', path })}
        >
          {theirs === 'removed' ? 'Leave it removed' : 'Take theirs'}
        </Button>
      </Group>
    </section>
  );
}
