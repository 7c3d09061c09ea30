import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { besides, faultAt } from '../parts/faults';
import { change } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { instant, UtcInput } from '../parts/UtcInput';
import { useTask } from '../parts/useTask';
import type { OutcomeName } from '../types';
import { OUTCOMES, recordOutcome } from './calls';

interface Props {
  clientId: string | undefined;
  onTold: () => void;
}

const outcomes = Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }));

/** Says what became of a lead; the last word counts. */
export function NewOutcomeForm({ clientId, onTold }: Props) {
  const [lead, setLead] = useState('');
  const [outcome, setOutcome] = useState<OutcomeName>('converted');
  const [at, setAt] = useState('');
  const { submit, busy, answer, problem } = useTask(async () => {
    const told = await recordOutcome({
      lead_id: lead.trim(),
      outcome,
      ...(at && { at: instant(at) }),
      ...(clientId && { client_id: clientId }),
    });
    setLead('');
    onTold();
    return told;
  });
  const rest = besides(problem, (pointer) => pointer === '/lead_id' || pointer === '/at');

  return (
    <form aria-label="New outcome" className="no-print" onSubmit={submit}>
      <Group gap="sm" align="flex-start" mb="md">
        <TextInput
          size="xs"
          label="Lead"
          placeholder="your own id of it, or its address"
          value={lead}
          onChange={(event) => setLead(event.currentTarget.value)}
          required
          maxLength={256}
          pattern=".*\S.*"
          title="your own id of the lead, or its address"
          autoComplete="off"
          w={260}
          error={faultAt(problem, '/lead_id')}
        />
        <NativeSelect
          size="xs"
          label="Outcome"
          data={outcomes}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value as OutcomeName)}
        />
        <UtcInput label="When (UTC), now if empty" value={at} onChange={setAt} error={faultAt(problem, '/at')} />
        <Button type="submit" size="xs" mt={25} loading={busy}>
          Record
        </Button>
      </Group>
      {answer && !problem && (
        <p role="status" className={ledger.says} data-testid="told">
          {answer.lead_id}: {OUTCOMES[answer.outcome]}, reward {change(answer.reward)}.
        </p>
      )}
      {rest && <ProblemNotice problem={rest} />}
    </form>
  );
}
