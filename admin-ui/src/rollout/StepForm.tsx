import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { instant, UtcInput } from '../parts/UtcInput';
import { useTask } from '../parts/useTask';
import type { PackVersion, Rollout, RolloutStep } from '../types';
import { rollOut } from './calls';
import classes from './Rollout.module.css';
import { Why } from './Why';

interface Props {
  rollout: Rollout;
  /** Those that can be rolled out, the highest last. */
  versions: PackVersion[];
  onDone: () => void;
}

type Stage = RolloutStep['stage'];

const stages: { value: Stage; label: string }[] = [
  { value: 'shadow', label: 'Shadow' },
  { value: 'canary', label: 'Canary' },
  { value: 'live', label: 'Live' },
];

/** The stage a version is likely to reach next: shadow, canary, live. */
const nextOf = (trial: Rollout['trial']): Stage =>
  trial === null ? 'shadow' : trial.stage === 'shadow' ? 'canary' : 'live';

/** Takes a version to a stage, now or later; live is asked for twice, since it judges everybody. */
export function StepForm({ rollout, versions, onDone }: Props) {
  const { pack, live, trial } = rollout;
  const [version, setVersion] = useState(trial?.version ?? versions.at(-1)?.version ?? '');
  const [stage, setStage] = useState<Stage>(nextOf(trial));
  const [share, setShare] = useState<number | string>(trial?.stage === 'canary' ? trial.percent : 10);
  const [drift, setDrift] = useState<number | string>(trial?.stage === 'canary' ? trial.max_drift : 20);
  const [at, setAt] = useState('');
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const canary = stage === 'canary';
  const { run, busy, problem } = useTask(async () => {
    await rollOut(pack, {
      version,
      stage,
      reason: reason.trim(),
      ...(canary && { percent: Number(share), max_drift: Number(drift) }),
      ...(at && { at: instant(at) }),
    });
    setAsking(false);
    onDone();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (stage === 'live') setAsking(true);
    else void run();
  }

  return (
    <>
      <form aria-label="The next step" onSubmit={submit}>
        <div className={classes.form}>
          <NativeSelect
            size="xs"
            label="Version"
            data={versions.map((one) => one.version).reverse()}
            value={version}
            onChange={(event) => setVersion(event.currentTarget.value)}
          />
          <NativeSelect
            size="xs"
            label="Stage"
            data={stages}
            value={stage}
            onChange={(event) => setStage(event.currentTarget.value as Stage)}
          />
          <Percent label="Leads, %" min={1} max={99} value={share} onChange={setShare} canary={canary} />
          <Percent label="Ends over, %" min={0} max={100} value={drift} onChange={setDrift} canary={canary} />
          <UtcInput label="At (UTC), now if empty" value={at} onChange={setAt} />
          <Why value={reason} onChange={setReason} />
        </div>
        <div className={classes.buttons}>
          <Button type="submit" size="xs" loading={busy && !asking}>
            {at ? 'Put on the schedule' : actionOf(stage, version)}
          </Button>
        </div>
      </form>
      {asking && (
        <TypedConfirmation
          title={`Take ${pack} ${version} live`}
          expected={version}
          action={at ? 'Schedule' : 'Take live'}
          busy={busy}
          onConfirm={run}
          onClose={() => setAsking(false)}
        >
          <p>
            {at ? 'From then on' : 'From now on'} it judges every lead of the line
            {live !== null && `, in place of ${live}. One step back leads to ${live} again`}.
          </p>
          {problem && <ProblemNotice problem={problem} />}
        </TypedConfirmation>
      )}
      {problem && !asking && <ProblemNotice problem={problem} />}
    </>
  );
}

interface PercentProps {
  label: string;
  min: number;
  max: number;
  value: number | string;
  onChange: (value: number | string) => void;
  canary: boolean;
}

/** Whole percent, which a canary alone has. */
const Percent = ({ value, canary, ...rest }: PercentProps) => (
  <NumberInput
    size="xs"
    value={canary ? value : ''}
    allowDecimal={false}
    disabled={!canary}
    required={canary}
    {...rest}
  />
);

const actionOf = (stage: Stage, version: string) => (stage === 'live' ? `Take ${version} live…` : `Start the ${stage}`);
