import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useTask } from '../parts/useTask';
import type { Retention } from '../types';
import { readRetention, setRetention } from './calls';

const MOST_DAYS = 36_500;

interface Props {
  current: number | null;
  onSet: () => void;
}

/** Sets the days; a number can only be set once it was shown what would go by it. */
export function RetentionForm({ current, onSet }: Props) {
  const [days, setDays] = useState<number | string>(current ?? '');
  const [reason, setReason] = useState('');
  const asked = typeof days === 'number' ? days : null;
  const preview = useTask(async () => ({ days: asked, due: (await readRetention(asked ?? undefined)).due }));
  const setting = useTask(async () => {
    await setRetention(asked, reason.trim());
    onSet();
  });
  const seen = asked === null || preview.answer?.days === asked;
  const problem = preview.problem ?? setting.problem;

  return (
    <form onSubmit={seen ? setting.submit : preview.submit}>
      <Group gap="sm" align="flex-end" my="sm">
        <NumberInput
          size="xs"
          label="Days"
          placeholder="for good"
          min={1}
          max={MOST_DAYS}
          allowDecimal={false}
          value={days}
          onChange={setDays}
          w={120}
        />
        <TextInput
          size="xs"
          label="Reason"
          placeholder="for the audit trail"
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autoComplete="off"
          w={300}
        />
        <Button variant="default" size="xs" loading={preview.busy} disabled={asked === null} onClick={preview.run}>
          Show what would go
        </Button>
        <Button type="submit" size="xs" loading={setting.busy} disabled={!seen || asked === current}>
          Set
        </Button>
      </Group>
      {preview.answer?.due && preview.answer.days === asked && (
        <p className={ledger.says} role="status" data-testid="due">
          {whatGoes(preview.answer.due)}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}

const whatGoes = ({ leads, decisions, complete }: NonNullable<Retention['due']>): string =>
  `${complete ? '' : 'At least '}${counted(leads, 'lead')} and ${counted(decisions, 'decision')} about no named lead ` +
  'would be erased, those who are held among them only once they are released.';
