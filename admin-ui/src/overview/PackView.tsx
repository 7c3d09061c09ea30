import { Headline } from '../parts/Headline';
import { address } from '../parts/address';
import { amount, change, count, moment, percent } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useRole } from '../session';
import type { Overview } from '../types';
import { BandTable } from './BandTable';
import { Course } from './Course';
import { Drift } from './Drift';
import { known, type Pack, share } from './figures';
import { Flags } from './Flags';
import { type Found, Leading } from './Leading';
import classes from './Overview.module.css';

/** What one pack decided: how much, in which bands, why, and whether that moves. */
export function PackView({ overview, pack }: { overview: Overview; pack: Pack }) {
  const { from, to, a_minute, latest } = overview;
  const { mean, mean_before } = pack.drift;
  const searches = useRole('admin', 'integrator', 'analyst', 'auditor');
  const found: Found = (criteria) =>
    searches ? address('/decisions', { pack: pack.pack, from, to, ...criteria }) : undefined;

  return (
    <>
      <Headline
        testId="headline"
        figure={amount(a_minute, a_minute < 10 ? 1 : 0)}
        facts={[
          { name: 'Just now', value: 'decisions a minute', note: 'in the last ten, by all packs' },
          {
            name: 'Decisions',
            value: <Leading to={found({})}>{count(pack.decisions)}</Leading>,
            note: `since ${moment(from).slice(0, 16)} UTC`,
          },
          {
            name: 'Need review',
            value: percent(share(pack.review, pack.decisions)),
            note: count(pack.review),
          },
          {
            name: 'Mean score',
            value: mean === null ? '–' : amount(mean, 1),
            note:
              mean !== null && mean_before !== null && `${change(mean - mean_before, 1)} against the 28 days before`,
          },
          { name: 'Latest (UTC)', value: latest && <Time at={latest} /> },
        ]}
      />
      <Section title="Decisions and their bands">
        <div className={classes.pair}>
          <Course overview={overview} pack={pack} />
          <div>
            <BandTable pack={pack} found={found} />
            {pack.unknown > 0 && (
              <p className={ledger.says}>
                Of{' '}
                <Leading to={found({ band: 'insufficient_data' })} underlined>
                  {count(pack.unknown)}
                </Leading>
                nothing was known to judge by; they have no band.
              </p>
            )}
          </div>
        </div>
      </Section>
      <Flags pack={pack} found={found} />
      {known(pack) > 0 && (
        <Section title="Scores, now and before">
          <Drift drift={pack.drift} />
        </Section>
      )}
    </>
  );
}
