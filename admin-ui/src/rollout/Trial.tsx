import { count, percent } from '../parts/format';
import { Section } from '../parts/Section';
import type { Rollout } from '../types';
import classes from './Rollout.module.css';

type Tried = NonNullable<Rollout['trial']>;

/** How the version on trial judges beside the live one. */
export function Trial({ trial }: { trial: Tried }) {
  const { version, stage, percent: share, judged, same_band, same_score, failed, skipped, agreement } = trial;
  const canary = stage === 'canary';
  return (
    <Section title={canary ? `${version} is a canary for ${share}% of the leads` : `${version} judges in the shadow`}>
      <dl className={classes.figures} data-testid="trial">
        <Figure
          name="Agreement"
          value={agreement === null ? 'no lead yet' : percent(agreement)}
          note="in the same band"
        />
        <Figure
          name="Leads judged by both"
          value={count(judged)}
          note={skipped > 0 ? `${count(skipped)} left out` : ''}
        />
        <Figure name="Another band" value={count(judged - same_band)} />
        <Figure name="Another score" value={count(judged - same_score)} />
        <Figure name="Failed" value={count(failed)} note={failed > 0 ? 'the live version judged them' : ''} />
      </dl>
      <p className={classes.says}>
        {canary ? <Limit trial={trial} /> : 'It answers nobody, and nothing it does can harm a lead.'}
      </p>
    </Section>
  );
}

/** So many leads tell whether a canary drifts, as the service has it. */
const ENOUGH = 50;

function Limit({ trial: { judged, same_band, max_drift } }: { trial: Tried }) {
  const rule = `It ends by itself when a rule of it fails, or more than ${max_drift}% of the leads come into another band`;
  if (judged < ENOUGH) return <>{`${rule}; that is told from ${ENOUGH} leads on.`}</>;
  return <>{`${rule}; now ${percent((judged - same_band) / judged)} do.`}</>;
}

function Figure({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
