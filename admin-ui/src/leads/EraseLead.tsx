import { Button } from '@mantine/core';
import { useState } from 'react';
import { eraseLead } from '../api';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';

interface Props {
  leadId: string;
  /** How many are known of. */
  decisions: string;
  onErased: () => void;
}

/** Destroys the keys of all that is held of the lead, once its id was typed. */
export function EraseLead({ leadId, decisions, onErased }: Props) {
  const allowed = useRole('admin', 'integrator');
  const [asking, setAsking] = useState(false);
  const { run, busy, problem } = useTask(async () => {
    await eraseLead(leadId);
    onErased();
  });

  if (!allowed) return null;
  return (
    <>
      <Button variant="outline" color="red" size="xs" ml="auto" onClick={() => setAsking(true)}>
        Erase this lead
      </Button>
      {asking && (
        <TypedConfirmation
          title="Erase this lead"
          expected={leadId}
          action="Erase"
          busy={busy}
          onConfirm={run}
          onClose={() => setAsking(false)}
        >
          <p>
            The key of everything held of this lead is destroyed: what you sent, what was read of it, the evidence of{' '}
            {decisions}. Nobody can bring that back. Scores and receipts stay and tell of nobody.
          </p>
          {problem && <ProblemNotice problem={problem} />}
        </TypedConfirmation>
      )}
    </>
  );
}
