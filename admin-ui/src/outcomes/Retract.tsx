import { ProblemNotice } from '../parts/ProblemNotice';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import type { ListedOutcome } from '../types';
import { OUTCOMES, retractOutcome } from './calls';

interface Props {
  told: ListedOutcome;
  onRetracted: () => void;
  onClose: () => void;
}

/** Takes back what was told of a lead, once that was confirmed. */
export function Retract({ told, onRetracted, onClose }: Props) {
  const { run, busy, problem } = useTask(async () => {
    await retractOutcome(told.outcome_id);
    onRetracted();
  });

  return (
    <TypedConfirmation
      title={`Retract “${OUTCOMES[told.outcome]}”`}
      expected={told.lead_id ?? 'retract'}
      action="Retract"
      busy={busy}
      onConfirm={run}
      onClose={onClose}
    >
      <p>
        Nothing is known to have become of the lead since, and nothing is learned from it.
        {told.outcome === 'converted' && ' A customer that is known from this lead alone is one no more.'}
      </p>
      {problem && <ProblemNotice problem={problem} />}
    </TypedConfirmation>
  );
}
