import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../parts/format';
import { ProblemNotice } from '../parts/ProblemNotice';
import { save } from '../parts/save';
import { Section } from '../parts/Section';
import { useTask } from '../parts/useTask';
import type { AuditEntry } from '../types';
import { allAudit } from './calls';
import { asCsv, asNdjson } from './files';

/** Hands out all entries that meet the criteria, not only those of this page. */
export function Export({ criteria }: { criteria: Record<string, string> }) {
  const [read, setRead] = useState<number>();
  const into = (name: string, type: string, write: (entries: AuditEntry[]) => string) => async () => {
    setRead(0);
    try {
      save(name, write(await allAudit(criteria, setRead)), type);
    } finally {
      setRead(undefined);
    }
  };
  const csv = useTask(into('audit.csv', 'text/csv', asCsv));
  const ndjson = useTask(into('audit.ndjson', 'application/x-ndjson', asNdjson));
  const problem = csv.problem ?? ndjson.problem;
  const busy = csv.busy || ndjson.busy;

  return (
    <Section title="Export">
      <Group gap="sm" my="xs" className="no-print">
        <Button variant="default" size="xs" onClick={csv.run} loading={csv.busy} disabled={busy}>
          CSV
        </Button>
        <Button variant="default" size="xs" onClick={ndjson.run} loading={ndjson.busy} disabled={busy}>
          NDJSON
        </Button>
        <Text size="xs" c="dimmed" role="status">
          {read
            ? `${counted(read, 'entry', 'entries')} read`
            : 'All entries that meet the search above, not only this page.'}
        </Text>
      </Group>
      {problem && <ProblemNotice problem={problem} />}
    </Section>
  );
}
