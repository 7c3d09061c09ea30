import { Section } from '../parts/Section';
import { useRole, useTenant } from '../session';
import type { PackVersion, Rollout } from '../types';
import { Freeze } from './Freeze';
import classes from './Rollout.module.css';
import { RollBack } from './RollBack';
import { StepForm } from './StepForm';

interface Props {
  rollout: Rollout;
  versions: PackVersion[];
  onDone: () => void;
}

/** What can be done with the line by whom it belongs to: operators' is the base line, approvers' their tenant's own. */
export function LineSteps({ rollout, versions, onDone }: Props) {
  const operator = useRole('operator');
  const approver = useRole('approver');
  const tenant = useTenant();
  const base = rollout.line === 'base';
  if (base && tenant) {
    return <p className={classes.says}>The base line is rolled out by the operator, for all who follow it.</p>;
  }
  if (!(base ? operator : approver)) {
    return <p className={classes.says}>Rolling out needs a key with the role {base ? 'operator' : 'approver'}.</p>;
  }
  const ready = versions
    .filter(({ state, version }) => state !== 'retired' && version !== rollout.live)
    .sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }));
  return (
    <Section title="The next step">
      {rollout.frozen ? (
        <p className={classes.says}>The line is frozen: no version can be rolled out. The way back stays open.</p>
      ) : ready.length === 0 ? (
        <p className={classes.says}>There is no other version that could be rolled out.</p>
      ) : (
        <StepForm
          key={`${rollout.live} ${rollout.trial?.version} ${rollout.trial?.stage}`}
          rollout={rollout}
          versions={ready}
          onDone={onDone}
        />
      )}
      <div className={classes.buttons}>
        <RollBack rollout={rollout} onDone={onDone} />
        {rollout.live !== null && <Freeze rollout={rollout} onDone={onDone} />}
      </div>
    </Section>
  );
}
