import { Button, FileButton, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { listPacks, listVersions } from '../packs/calls';
import { draftAddress } from '../parts/address';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import { useTask } from '../parts/useTask';
import { openArchive, openDraft } from './calls';

/** Opens a draft that begins as a version, or as an archive of a pack's folder. */
export function NewDraft() {
  const [, navigate] = useLocation();
  const packs = useLoad('packs', listPacks);
  const [chosen, setChosen] = useState<string>();
  const [from, setFrom] = useState<string>();
  const [archive, setArchive] = useState<File | null>(null);
  const judging = packs.data?.items.find(({ pack }) => pack === chosen) ?? packs.data?.items[0];
  const pack = judging?.pack ?? '';
  const versions = useLoad(`versions ${pack}`, async () => (pack === '' ? [] : await versionsOf(pack)));
  const version = from !== undefined && versions.data?.includes(from) ? from : judging?.version;

  const { run, busy, problem } = useTask(async () => {
    const draft = archive ? await openArchive(pack, archive) : await openDraft(pack, version ?? '');
    navigate(draftAddress(draft.draft_id));
  });

  return (
    <>
      <Group gap="xs" align="flex-end" mb="md">
        <NativeSelect
          size="xs"
          label="Pack"
          value={pack}
          data={packs.data?.items.map((one) => one.pack) ?? []}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label="Begins as"
          value={archive ? '' : version}
          disabled={archive !== null}
          data={archive ? [{ value: '', label: archive.name }] : (versions.data ?? [])}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <FileButton onChange={setArchive} accept=".zip,application/zip">
          {(props) => (
            <Button {...props} size="xs" variant="default" title="A zip of the folder of a pack">
              {archive ? 'Another archive' : 'An archive instead'}
            </Button>
          )}
        </FileButton>
        {archive && (
          <Button size="xs" variant="default" onClick={() => setArchive(null)}>
            A version instead
          </Button>
        )}
        <Button size="xs" onClick={run} loading={busy} disabled={pack === ''}>
          New draft
        </Button>
      </Group>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

/** What a draft can begin as: versions of the line that judges, and of the base line; the newest first. */
async function versionsOf(pack: string): Promise<string[]> {
  const lists = await Promise.all([listVersions(pack), listVersions(pack, 'base')]);
  return [...new Set(lists.flatMap(({ items }) => [...items].reverse().map(({ version }) => version)))];
}
