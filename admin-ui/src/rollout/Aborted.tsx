import { Time } from '../parts/Time';
import type { Rollout } from '../types';
import classes from './Rollout.module.css';

/** Says that the last canary ended by itself, until the next step is taken. */
export function Aborted({ rollout: { timeline } }: { rollout: Rollout }) {
  const [last, previous] = timeline;
  if (last?.step !== 'rollout.aborted') return null;
  return (
    <p className={classes.aborted} role="alert" data-testid="aborted">
      <strong>The canary{previous?.trial && ` of ${previous.trial.version}`} ended by itself</strong> on{' '}
      <Time at={last.at} /> UTC: {last.reason}. {last.live} judges all leads.
    </p>
  );
}
