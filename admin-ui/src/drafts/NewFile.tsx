import { Button, Group, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useDeskOfPage } from './desk';
import { fileAddress } from './views';

interface Props {
  /** Where it may stand. */
  folders: string[];
  /** How its name ends: `.drl`. */
  ending: string;
  /** What it holds at first. */
  textOf: (folder: string, name: string) => string;
  label: string;
}

const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Begins a file; it is there for others once it is saved. */
export function NewFile({ folders, ending, textOf, label }: Props) {
  const { paths, move, draft, mayEdit } = useDeskOfPage();
  const [opened, setOpened] = useState(false);
  const [folder, setFolder] = useState(folders[0] ?? '');
  const [name, setName] = useState('');
  const [, navigate] = useLocation();
  if (!mayEdit) return null;
  if (!opened) {
    return (
      <Button size="compact-xs" variant="default" onClick={() => setOpened(true)}>
        {label}
      </Button>
    );
  }

  const path = `${folder}/${name}${ending}`;
  const fault = paths.includes(path)
    ? 'there is one of this name'
    : name !== '' && !NAME.test(name)
      ? 'letters, digits, - and _'
      : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (fault || name === '') return;
    move({ kind: 'added', path, text: textOf(folder, name) });
    setOpened(false);
    setName('');
    navigate(fileAddress(draft.draft_id, path));
  }

  return (
    <form onSubmit={submit}>
      {folders.length > 1 && (
        <Select
          size="xs"
          mb={6}
          aria-label="Folder"
          data={folders}
          value={folder}
          allowDeselect={false}
          onChange={(value) => value && setFolder(value)}
        />
      )}
      <TextInput
        size="xs"
        aria-label="Name"
        placeholder="name"
        value={name}
        error={fault}
        autoFocus
        autoComplete="off"
        rightSection={<small>{ending}</small>}
        rightSectionWidth={40}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group gap={6} mt={6}>
        <Button size="compact-xs" type="submit" disabled={!!fault || name === ''}>
          Begin
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setOpened(false)}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
