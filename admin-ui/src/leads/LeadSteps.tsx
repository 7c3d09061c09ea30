import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useTask } from '../parts/useTask';
import type { Lead, LeadStatus } from '../types';
import { recompute, setStatus, STATUSES } from './calls';

interface Props {
  lead: Lead;
  onChanged: () => void;
}

const statuses = Object.entries(STATUSES).map(([value, label]) => ({ value, label }));

/** Moves a lead along the pipeline, and computes its score anew. */
export function LeadSteps({ lead, onChanged }: Props) {
  const [status, choose] = useState(lead.lead_status);
  const moving = useTask(async () => {
    await setStatus(lead.lead_id, status);
    onChanged();
  });
  const computing = useTask(async () => {
    await recompute(lead.lead_id);
    onChanged();
  });
  const problem = moving.problem ?? computing.problem;

  return (
    <>
      <Group gap="sm" my="md" align="end" className="no-print">
        <NativeSelect
          size="xs"
          label="Pipeline"
          data={statuses}
          value={status}
          onChange={(event) => choose(event.currentTarget.value as LeadStatus)}
        />
        <Button
          variant="default"
          size="xs"
          onClick={moving.run}
          loading={moving.busy}
          disabled={status === lead.lead_status}
        >
          Set status
        </Button>
        <Button variant="default" size="xs" onClick={computing.run} loading={computing.busy}>
          Compute anew
        </Button>
      </Group>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
