import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { TextLink } from '../parts/TextLink';
import { useDeskOfPage } from './desk';
import classes from './FileList.module.css';
import { isUnsaved } from './sheets';
import { fileAddress } from './views';

const MANY = 40;

interface Props {
  paths: string[];
  chosen: string | null;
  /** Cases that did not come out as they say. */
  failed?: ReadonlySet<string>;
}

/** Paths to choose from, by folder; says which have problems and which are not saved. */
export function FileList({ paths, chosen, failed }: Props) {
  const { draft, sheets, found } = useDeskOfPage();
  const [sought, setSought] = useState('');
  const shown = paths.filter((path) => path.includes(sought.trim()));

  const standing = (path: string) => {
    const sheet = sheets[path];
    const problems = found?.problems.filter(({ file, severity }) => file === path && severity === 'error') ?? [];
    return (
      <>
        {problems.length > 0 && <span className={classes.problems}>{problems.length}</span>}
        {failed?.has(path) && <span className={classes.problems}>failed</span>}
        {sheet && isUnsaved(sheet) && (
          <span className={classes.unsaved} title="not saved">
            ●
          </span>
        )}
      </>
    );
  };

  return (
    <nav aria-label="Files" className={classes.files}>
      {paths.length > MANY && (
        <TextInput
          size="xs"
          mb={6}
          placeholder="Find a file"
          aria-label="Find a file"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      {foldersOf(shown).map(([folder, inside]) => (
        <div key={folder}>
          {folder !== '' && <p className={classes.folder}>{folder.replace(/^cases\//, '')}</p>}
          <ul>
            {inside.map((path) => (
              <li key={path} aria-current={path === chosen ? 'page' : undefined}>
                <TextLink href={fileAddress(draft.draft_id, path)}>{path.slice(path.lastIndexOf('/') + 1)}</TextLink>
                {standing(path)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Folders in the order of their first file. */
function foldersOf(paths: string[]): [string, string[]][] {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders];
}
