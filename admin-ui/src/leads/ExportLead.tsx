import { Button } from '@mantine/core';
import { exportLead } from '../api';
import { ProblemNotice } from '../parts/ProblemNotice';
import { save } from '../parts/save';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';

/** Hands out all that is held of the lead, in clear, as the person may ask for it. */
export function ExportLead({ leadId }: { leadId: string }) {
  const allowed = useRole('admin', 'auditor');
  const { run, busy, problem } = useTask(async () =>
    save('lead-export.json', await exportLead(leadId), 'application/json'),
  );

  if (!allowed) return null;
  return (
    <>
      <Button variant="default" size="xs" onClick={run} loading={busy}>
        Export all that is held
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
