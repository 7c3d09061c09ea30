import { moment } from '../parts/format';
import { Section } from '../parts/Section';
import classes from './HistoryPlot.module.css';
import { type Moment, type Point, pointsOf } from './points';

const TICKS = [0, 25, 50, 75, 100];

/** Scores over time, given the earliest first; the table below has the same in figures. */
export function HistoryPlot({ scores }: { scores: Moment[] }) {
  const points = pointsOf(scores);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  return (
    <Section title="Score over time">
      <div className={classes.plot}>
        <svg role="img" aria-label={`${points.length} scores from ${first.score} to ${last.score}`}>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line className={classes.grid} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
              <text x="-8" y={y(tick)} dy="4" textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          {points.slice(1).map((point, index) => (
            <Step key={point.id} from={points[index]!} to={point} />
          ))}
          {points.map((point) => (
            <Mark key={point.id} point={point} />
          ))}
          <text x={`${first.x}%`} y="162" textAnchor="start">
            {moment(first.at)}
          </text>
          <text x={`${last.x}%`} y="162" textAnchor="end">
            {moment(last.at)}
          </text>
        </svg>
      </div>
    </Section>
  );
}

const y = (score: number) => 136 - score * 1.2;

/** A score holds until the next decision. */
function Step({ from, to }: { from: Point; to: Point }) {
  return (
    <>
      <line className={classes.line} x1={`${from.x}%`} x2={`${to.x}%`} y1={y(from.score)} y2={y(from.score)} />
      <line className={classes.line} x1={`${to.x}%`} x2={`${to.x}%`} y1={y(from.score)} y2={y(to.score)} />
    </>
  );
}

function Mark({ point: { x, score, labelled, fell } }: { point: Point }) {
  return (
    <>
      <circle className={classes.mark} cx={`${x}%`} cy={y(score)} r="3" />
      {labelled && (
        <text className={classes.label} x={`${x}%`} y={y(score) + (fell ? 16 : -7)} textAnchor="middle">
          {score}
        </text>
      )}
    </>
  );
}
