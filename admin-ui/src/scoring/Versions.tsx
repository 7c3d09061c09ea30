import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../api';
import { type Column, DataTable } from '../parts/DataTable';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useRole } from '../session';
import type { Version } from './calls';
import type { Subject } from './subject';

interface Row {
  version: number;
  active: boolean;
  by: string;
  reason: string;
  created_on: string | null;
}

interface Props<Content, Body, Draft> {
  subject: Subject<Content, Body, Draft>;
  inForce: Version<Content>;
  onActivated: () => void;
}

/** Who kept which version when and why; any of them can be put into force, the pack's own as 0. */
export function Versions<Content, Body, Draft>({ subject, inForce, onActivated }: Props<Content, Body, Draft>) {
  const mayActivate = useRole(...subject.activators);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const original: Row = {
    version: 0,
    active: inForce.version === 0,
    by: 'the pack',
    reason: '',
    created_on: null,
  };

  async function activate(version: number) {
    setProblem(undefined);
    try {
      await subject.shelf.activate(version, reason.trim());
      setReason('');
      onActivated();
    } catch (refused) {
      setProblem(refused as Problem);
    }
  }

  const columns: Column<Row>[] = [
    { title: 'Version', width: '70px', cell: ({ version }) => version },
    { title: 'When (UTC)', width: '160px', cell: ({ created_on }) => created_on && <Time at={created_on} /> },
    { title: 'By', width: '16%', cell: ({ by }) => by },
    { title: 'Why', cell: ({ reason: why }) => why },
    {
      title: 'State',
      width: '150px',
      cell: ({ version, active }) =>
        active ? (
          'in force'
        ) : mayActivate ? (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => void activate(version)}
            aria-label={`Put version ${version} into force`}
          >
            Put into force
          </Button>
        ) : (
          ''
        ),
    },
  ];
  return (
    <Section title="Versions">
      {problem && <ProblemNotice problem={problem} />}
      <DataTable
        caption="Versions, the newest first"
        testId="versions"
        columns={columns}
        rows={[...inForce.versions, original]}
        keyOf={({ version }) => String(version)}
      />
      {mayActivate && inForce.versions.length > 0 && (
        <TextInput
          size="xs"
          mt="sm"
          w={320}
          label="Why another one is put into force"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          autoComplete="off"
          className="no-print"
        />
      )}
    </Section>
  );
}
