import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { listVersions } from '../packs/calls';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { useTask } from '../parts/useTask';
import { useRole, useTenant } from '../session';
import type { Judging, LineChoice } from '../types';
import { chooseLine } from './calls';
import classes from './Rollout.module.css';
import { Why } from './Why';

interface Props {
  judging: Judging;
  onDone: () => void;
}

const FOLLOW = 'base';
const OWN = 'own';

/** By which line a tenant's leads are judged: the base line as it goes, a version of it, or the tenant's own. */
export function Follow({ judging, onDone }: Props) {
  const tenant = useTenant();
  const approver = useRole('approver');
  const { pack } = judging;
  const versions = useLoad(`versions of ${pack} base`, () => listVersions(pack, 'base')).data?.items ?? [];
  const now = choiceOf(judging);
  const [choice, setChoice] = useState(now);
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useTask(async () => {
    await chooseLine(pack, { ...asked(choice), reason: reason.trim() });
    onDone();
  });

  if (!tenant || !approver) return null;

  return (
    <Section title="Whose line judges our leads">
      <form className={classes.follow} aria-label="Whose line judges our leads" onSubmit={submit}>
        <NativeSelect
          size="xs"
          label="Judged by"
          data={[
            { value: FOLLOW, label: 'The base line, as it goes' },
            ...versions
              .filter(({ state, version }) => state !== 'retired' || version === judging.pin)
              .map(({ version }) => ({ value: version, label: `The base line, stay at ${version}` })),
            { value: OWN, label: 'Our own line' },
          ]}
          value={choice}
          onChange={(event) => setChoice(event.currentTarget.value)}
        />
        <Why value={reason} onChange={setReason} />
        <Button type="submit" variant="default" size="xs" loading={busy} disabled={choice === now}>
          Choose
        </Button>
      </form>
      {choice === OWN && now !== OWN && (
        <p className={classes.says}>
          Our own line begins as the version that judges now; no score changes by that, and base versions no longer
          reach us.
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </Section>
  );
}

const choiceOf = ({ line, pin }: Judging) => (line === 'own' ? OWN : (pin ?? FOLLOW));

const asked = (choice: string): LineChoice =>
  choice === OWN ? { line: 'own' } : { line: 'base', pin: choice === FOLLOW ? null : choice };
