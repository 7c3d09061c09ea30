import { Box, Button } from '@mantine/core';
import { useState } from 'react';
import { versionAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { words } from '../parts/format';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import { useRole, useTenant } from '../session';
import type { PackVersion, Rollout } from '../types';
import { retire } from './calls';
import { Why } from './Why';

interface Props {
  versions: PackVersion[];
  rollout: Rollout;
  onDone: () => void;
}

/** All versions of the line, the newest first; those that judge nobody can be taken out of use for good. */
export function Versions({ versions, rollout, onDone }: Props) {
  const [leaving, setLeaving] = useState<PackVersion>();
  const operator = useRole('operator');
  const approver = useRole('approver');
  const may = useTenant() === null ? operator : approver && rollout.line === 'own';
  const idle = ({ version, state }: PackVersion) =>
    state !== 'retired' && version !== rollout.live && version !== rollout.trial?.version;
  if (versions.length === 0) return null;
  const columns: Column<PackVersion>[] = [
    {
      title: 'Version',
      width: '14%',
      cell: ({ pack, version }) => <TextLink href={versionAddress(pack, version)}>{version}</TextLink>,
    },
    { title: 'State', width: '12%', cell: ({ state }) => words(state) },
    { title: 'Author', width: '13%', minor: true, cell: ({ author }) => author },
    { title: 'Approver', width: '13%', minor: true, cell: ({ approver }) => approver },
    { title: 'What is new', cell: ({ note }) => note },
    { title: 'Published (UTC)', width: '150px', cell: ({ published_on }) => <Time at={published_on} /> },
    {
      title: 'Out of use',
      width: '100px',
      cell: (version) =>
        may &&
        idle(version) && (
          <Button
            variant="subtle"
            color="red"
            size="compact-xs"
            ml={-8}
            onClick={() => setLeaving(version)}
            aria-label={`Retire ${version.version}…`}
          >
            Retire…
          </Button>
        ),
    },
  ];
  return (
    <Section title="Versions">
      <DataTable
        caption="Versions of the line"
        columns={columns}
        rows={[...versions].reverse()}
        keyOf={({ version }) => version}
        testId="versions"
      />
      {leaving && <Retiring version={leaving} onDone={onDone} onClose={() => setLeaving(undefined)} />}
    </Section>
  );
}

interface RetiringProps {
  version: PackVersion;
  onDone: () => void;
  onClose: () => void;
}

function Retiring({ version: { pack, version }, onDone, onClose }: RetiringProps) {
  const [reason, setReason] = useState('');
  const { run, busy, problem } = useTask(async () => {
    await retire(pack, version, reason.trim());
    onClose();
    onDone();
  });
  return (
    <TypedConfirmation
      title={`Retire ${pack} ${version}`}
      expected={version}
      action="Retire"
      busy={busy}
      onConfirm={run}
      onClose={onClose}
    >
      <p>It stays for replays, and can never be rolled out again; no step back leads to it. That cannot be undone.</p>
      <Box mb="sm">
        <Why value={reason} onChange={setReason} />
      </Box>
      {problem && <ProblemNotice problem={problem} />}
    </TypedConfirmation>
  );
}
