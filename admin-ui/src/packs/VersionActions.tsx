import { Button, Group } from '@mantine/core';
import { useLocation } from 'wouter';
import { openDraft } from '../drafts/calls';
import { draftAddress } from '../parts/address';
import { ProblemNotice } from '../parts/ProblemNotice';
import { saveBlob } from '../parts/save';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { SignedPackVersion } from '../types';
import { versionArchive } from './calls';

/** Takes a version further: a draft that begins as it, or its text as an archive. */
export function VersionActions({ version: { pack, version, line } }: { version: SignedPackVersion }) {
  const mayEdit = useRole('analyst', 'operator');
  const [, navigate] = useLocation();
  const drafting = useTask(async () => navigate(draftAddress((await openDraft(pack, version)).draft_id)));
  const fetching = useTask(async () => saveBlob(`${pack}-${version}.zip`, await versionArchive(pack, version, line)));

  return (
    <>
      <Group gap={8} className="no-print">
        {mayEdit && (
          <Button size="compact-sm" onClick={drafting.run} loading={drafting.busy}>
            New draft
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={fetching.run} loading={fetching.busy}>
          Archive
        </Button>
      </Group>
      {drafting.problem && <ProblemNotice problem={drafting.problem} />}
      {fetching.problem && <ProblemNotice problem={fetching.problem} />}
    </>
  );
}
