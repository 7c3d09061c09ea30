import { Copy } from '../parts/Copy';
import { change, count, counted, percent } from '../parts/format';
import { Section } from '../parts/Section';
import type { Drift } from '../types';
import { type Bin, binsOf } from './bands';
import classes from './Shifts.module.css';

type Counts = NonNullable<Drift['shifts']>;

const HEIGHT = 96;

/** By how many points scores change. Who keeps the score is told in words, or no other bar would be seen. */
export function Shifts({ shifts }: { shifts: Counts }) {
  const all = shifts.reduce((sum, { decisions }) => sum + decisions, 0);
  const same = shifts.find(({ points }) => points === 0)?.decisions ?? 0;
  const bins = binsOf(shifts);
  const highest = Math.max(...bins.map((bin) => (bin.from === 0 ? 0 : bin.decisions)));
  return (
    <Section
      title="Change of score"
      actions={<Copy text={asText(shifts)} name="the changes as a table" label="Copy table" />}
    >
      <p className={classes.says} data-testid="shifts">
        {same === all
          ? `No score changes: ${counted(all, 'lead')}.`
          : `${counted(all - same, 'score')} of ${count(all)} ${all - same === 1 ? 'changes' : 'change'} (${percent((all - same) / all)}); points lost to the left, gained to the right.`}
      </p>
      {same < all && (
        <svg className={classes.plot} role="img" aria-label={`Scores change by ${range(shifts)} points`}>
          {bins.map((bin, index) => (
            <Bar key={bin.from} bin={bin} place={index} of={bins.length} highest={highest} />
          ))}
          <line className={classes.ground} x1="0" x2="100%" y1={HEIGHT + 16} y2={HEIGHT + 16} />
        </svg>
      )}
    </Section>
  );
}

function Bar({ bin, place, of, highest }: { bin: Bin; place: number; of: number; highest: number }) {
  const left = (place / of) * 100;
  const middle = ((place + 0.5) / of) * 100;
  const still = bin.from === 0;
  const height = still ? 0 : (bin.decisions / highest) * HEIGHT;
  return (
    <>
      {height > 0 && (
        <>
          <rect
            className={classes.bar}
            x={`${left + 8 / of}%`}
            width={`${84 / of}%`}
            y={HEIGHT + 16 - height}
            height={height}
          />
          <text className={classes.count} x={`${middle}%`} y={HEIGHT + 12 - height} textAnchor="middle">
            {count(bin.decisions)}
          </text>
        </>
      )}
      {(of <= 21 || place % 2 === ((of - 1) / 2) % 2) && (
        <text x={`${middle}%`} y={HEIGHT + 32} textAnchor="middle">
          {nameOf(bin)}
        </text>
      )}
    </>
  );
}

/** The far end of the bin: of one that holds +6 to +10, +10. */
const nameOf = ({ from, to }: Bin) => change(from < 0 ? from : to);

const range = (shifts: Counts) => `${change(shifts[0]?.points ?? 0)} to ${change(shifts.at(-1)?.points ?? 0)}`;

/** Tab-separated, as spreadsheets take it. */
const asText = (shifts: Counts) =>
  ['points\tdecisions', ...shifts.map(({ points, decisions }) => `${points}\t${decisions}`)].join('\n');
