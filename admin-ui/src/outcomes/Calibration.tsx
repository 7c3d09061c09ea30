import { percent } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { Conversion } from '../types';
import classes from './Calibration.module.css';
import { isKnown, type Known } from './figures';
import { Ranges } from './Ranges';

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const SCORES = [0, 20, 40, 60, 80, 100];

/** Ranges of scores against what really converted, drawn and in figures. */
export function Calibration({ conversion }: { conversion: Conversion }) {
  const known = conversion.scores.filter(isKnown);
  return (
    <div className={classes.pair}>
      <figure className={classes.figure}>
        <Plot ranges={known} all={conversion.conversion} />
        <figcaption className={ledger.says}>
          Conversion by score, with the range in which it truly lies 19 times of 20. The dashed line is the conversion
          of all leads, the dotted one where a score would be the chance in percent.
        </figcaption>
      </figure>
      <Ranges ranges={known} />
    </div>
  );
}

function Plot({ ranges, all }: { ranges: Known[]; all: number | null }) {
  return (
    <div className={classes.plot}>
      <svg role="img" aria-label={`Conversion in ${ranges.length} ranges of scores`}>
        {TICKS.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
            <text x="-8" y={y(tick)} dy="4" textAnchor="end">
              {percent(tick)}
            </text>
          </g>
        ))}
        {SCORES.map((score) => (
          <text key={score} x={`${score}%`} y="214" textAnchor="middle">
            {score}
          </text>
        ))}
        <line className={classes.chance} x1="0" x2="100%" y1={y(0)} y2={y(1)} />
        {all !== null && <line className={classes.all} x1="0" x2="100%" y1={y(all)} y2={y(all)} />}
        {ranges.map((range) => (
          <Mark key={range.from} range={range} />
        ))}
      </svg>
    </div>
  );
}

const y = (share: number) => 194 - share * 184;

function Mark({ range: { mean_score, conversion, likely } }: { range: Known }) {
  const x = `${mean_score}%`;
  return (
    <>
      <line className={classes.likely} x1={x} x2={x} y1={y(likely.low)} y2={y(likely.high)} />
      <circle className={classes.mark} cx={x} cy={y(conversion)} r="4" />
    </>
  );
}
