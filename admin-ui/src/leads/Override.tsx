import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { besides, faultAt } from '../parts/faults';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { instant, UtcInput } from '../parts/UtcInput';
import { useTask } from '../parts/useTask';
import type { Lead } from '../types';
import { endOverride, overrideScore } from './calls';

interface Props {
  lead: Lead;
  onChanged: () => void;
}

const FIELDS = ['/score', '/reason', '/expires_at'];

/** Puts a person's score in place of the computed one, or takes it back. */
export function Override({ lead, onChanged }: Props) {
  return (
    <Section title="Override">
      {lead.override && <InForce leadId={lead.lead_id} override={lead.override} onEnded={onChanged} />}
      <OverrideForm leadId={lead.lead_id} onDone={onChanged} />
    </Section>
  );
}

interface InForceProps {
  leadId: string;
  override: NonNullable<Lead['override']>;
  onEnded: () => void;
}

function InForce({ leadId, override: { score, reason, by, created_on, expires_at }, onEnded }: InForceProps) {
  const { run, busy, problem } = useTask(async () => {
    await endOverride(leadId);
    onEnded();
  });
  return (
    <>
      <p className={ledger.says} data-testid="override">
        {score} by {by} since <Time at={created_on} /> UTC,{' '}
        {expires_at ? (
          <>
            until <Time at={expires_at} /> UTC
          </>
        ) : (
          'until it is taken back'
        )}
        {reason && <>: {reason}</>}
      </p>
      <Button variant="default" size="xs" className="no-print" onClick={run} loading={busy}>
        Take back
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

function OverrideForm({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  const [score, setScore] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState('');
  const { submit, busy, problem } = useTask(async () => {
    await overrideScore(leadId, {
      score: Number(score),
      reason: reason.trim(),
      ...(expires && { expires_at: instant(expires) }),
    });
    setScore('');
    setReason('');
    setExpires('');
    onDone();
  });
  const rest = besides(problem, (pointer) => FIELDS.includes(pointer));

  return (
    <form aria-label="Override" className="no-print" onSubmit={submit}>
      <Group gap="sm" align="flex-start" my="sm">
        <NumberInput
          size="xs"
          label="Score"
          value={score}
          onChange={setScore}
          min={0}
          max={100}
          allowDecimal={false}
          required
          w={90}
          error={faultAt(problem, '/score')}
        />
        <TextInput
          size="xs"
          label="Reason"
          placeholder="kept with the lead"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          maxLength={1000}
          autoComplete="off"
          w={300}
          error={faultAt(problem, '/reason')}
        />
        <UtcInput
          label="Until (UTC), open if empty"
          value={expires}
          onChange={setExpires}
          error={faultAt(problem, '/expires_at')}
        />
        <Button type="submit" variant="default" size="xs" mt={25} loading={busy}>
          Override
        </Button>
      </Group>
      {rest && <ProblemNotice problem={rest} />}
    </form>
  );
}
