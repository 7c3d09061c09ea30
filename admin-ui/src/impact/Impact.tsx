import { count, counted, percent } from '../parts/format';
import { EmptyState } from '../parts/EmptyState';
import { Section } from '../parts/Section';
import { Verdict } from '../parts/Verdict';
import type { Drift } from '../types';
import { bandsOf } from './bands';
import { BandVolumes } from './BandVolumes';
import { FlipMatrix } from './FlipMatrix';
import classes from './Impact.module.css';
import { Samples } from './Samples';
import { Shifts } from './Shifts';

/** What a draft would change for recorded leads: who moves from band to band, by how much, and why. */
export function Impact({ drift }: { drift: Drift }) {
  if (drift.decisions + drift.failed === 0) {
    return (
      <EmptyState title="No recorded lead could be judged again.">
        <p>
          {drift.erased > 0
            ? `Nothing is left of the leads of ${counted(drift.erased, 'decision')}.`
            : 'Nothing was decided by this pack yet; what the draft changes shows as soon as leads come in.'}
        </p>
      </EmptyState>
    );
  }
  const bands = bandsOf(drift);
  return (
    <>
      <Share drift={drift} />
      <Section title="From band to band">
        <div className={classes.pair}>
          <FlipMatrix drift={drift} bands={bands} />
          <BandVolumes drift={drift} bands={bands} />
        </div>
      </Section>
      {drift.shifts && <Shifts shifts={drift.shifts} />}
      <Samples drift={drift} bands={bands} />
    </>
  );
}

/** The one figure that counts, against what may be without anybody's leave. */
function Share({ drift: { decisions, moved, share, budget, erased, failed } }: { drift: Drift }) {
  const within = share <= budget && failed === 0;
  return (
    <div className={classes.share}>
      <div className={classes.figure} data-testid="share">
        {percent(share)}
      </div>
      <div>
        <Verdict word={within ? 'WITHIN BUDGET' : 'OVER BUDGET'} good={within}>
          {count(moved)} of {counted(decisions, 'recorded lead')} {moved === 1 ? 'changes its' : 'change their'} band;{' '}
          {percent(budget)} may.
        </Verdict>
        <Meter share={share} budget={budget} />
        {(erased > 0 || failed > 0) && (
          <p className={classes.aside}>
            {failed > 0 && <strong>The draft fails on {counted(failed, 'lead')}. </strong>}
            {erased > 0 && `${counted(erased, 'lead')} could not be judged again: nothing is left of them.`}
          </p>
        )}
      </div>
    </div>
  );
}

/** How much of the budget is used; drawn to twice the budget, or to the share where that is more. */
function Meter({ share, budget }: { share: number; budget: number }) {
  const whole = Math.max(share, budget * 2);
  const at = (value: number) => `${(value / whole) * 100}%`;
  return (
    <svg className={classes.meter} aria-hidden="true">
      <rect className={classes.whole} width="100%" height="8" />
      <rect className={share <= budget ? classes.used : classes.over} width={at(share)} height="8" />
      <line className={classes.budget} x1={at(budget)} x2={at(budget)} y1="-3" y2="11" />
      <text x={at(budget)} y="23" textAnchor="middle">
        budget {percent(budget)}
      </text>
    </svg>
  );
}
