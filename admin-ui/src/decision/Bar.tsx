import { amount } from '../parts/format';
import type { Scale } from './steps';
import classes from './Bar.module.css';

interface Props {
  scale: Scale;
  from: number;
  to: number;
  kind: 'arithmetic' | 'risk' | 'signal' | 'score';
  /** The first row comes from nowhere, the last leads nowhere. */
  place?: 'first' | 'last';
}

/** One step, drawn from where the total stood to where it stands, with a line on to the next row. */
export function Bar({ scale, from, to, kind, place }: Props) {
  const left = scale.at(Math.min(from, to));
  const width = scale.at(Math.max(from, to)) - left;
  return (
    <svg className={classes.bar} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line key={tick} className={tick === 0 ? classes.zero : classes.grid} {...upright(scale.at(tick))} y2="100%" />
      ))}
      {!place && <line className={classes.link} {...upright(scale.at(from))} y2="50%" />}
      <rect className={classes[kind]} x={`${left}%`} width={`${width}%`} y="50%" />
      {place !== 'last' && <line className={classes.link} {...upright(scale.at(to))} y1="50%" y2="100%" />}
    </svg>
  );
}

/** The values along the scale, above the bars. */
export function Ticks({ scale }: { scale: Scale }) {
  return (
    <svg className={classes.ticks} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <text key={tick} x={`${scale.at(tick)}%`} y="15" textAnchor="middle">
          {amount(tick)}
        </text>
      ))}
    </svg>
  );
}

const upright = (at: number) => ({ x1: `${at}%`, x2: `${at}%` });
