import { Copy } from '../parts/Copy';
import { amount, change, decimalsFor } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Decision } from '../types';
import { scaleOf, type Step, stepsOf } from './steps';
import classes from './Waterfall.module.css';

type Scale = ReturnType<typeof scaleOf>;

/** How the score came about, one row a step: what it is, where it moves the total, its points, the total so far. */
export function Waterfall({ decision }: { decision: Decision }) {
  const steps = stepsOf(decision);
  const scale = scaleOf(steps);
  const decimals = decimalsFor(steps.map((step) => step.points));

  return (
    <Section
      title="Waterfall"
      actions={<Copy text={asText(steps, decision.score)} name="the waterfall as a table" label="Copy table" />}
    >
      <table className={`${ledger.ledger} ${classes.waterfall}`} data-testid="waterfall">
        <caption className={ledger.hidden}>Points that add up to the score of {decision.score}</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <td className={classes.plot}>
              <Ticks scale={scale} />
            </td>
            <th scope="col" className={ledger.number}>
              Points
            </th>
            <th scope="col" className={ledger.number}>
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.row} className={step.points === 0 ? ledger.muted : undefined}>
              <th scope="row" title={step.row}>
                {step.label}
              </th>
              <td className={classes.plot}>
                <Bar scale={scale} from={step.from} to={step.to} kind={kindOf(step)} />
              </td>
              <td className={`${ledger.number} ${toneOf(step)}`} data-points={step.points}>
                {step.row === 'base' ? amount(step.points, decimals) : change(step.points, decimals)}
              </td>
              <td className={ledger.number}>{amount(step.to, decimals)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Score</th>
            <td className={classes.plot}>
              <Bar scale={scale} from={0} to={decision.score} kind="score" />
            </td>
            <td />
            <td className={ledger.number}>{decision.score}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

const kindOf = ({ row, points }: Step) => (row === 'base' ? 'base' : points < 0 ? 'down' : 'up');

const toneOf = ({ row, points }: Step) =>
  row === 'base' || points === 0 ? '' : points < 0 ? ledger.risk : ledger.signal;

interface BarProps {
  scale: Scale;
  from: number;
  to: number;
  kind: 'base' | 'up' | 'down' | 'score';
}

/** One step, drawn from where the total stood to where it stands, with a line down to the next row. */
function Bar({ scale, from, to, kind }: BarProps) {
  const left = scale.at(Math.min(from, to));
  const width = scale.at(Math.max(from, to)) - left;
  return (
    <svg className={classes.bar} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line
          key={tick}
          className={classes.grid}
          x1={`${scale.at(tick)}%`}
          x2={`${scale.at(tick)}%`}
          y1="0"
          y2="100%"
        />
      ))}
      {kind !== 'base' && kind !== 'score' && (
        <line className={classes.link} x1={`${scale.at(from)}%`} x2={`${scale.at(from)}%`} y1="0" y2="50%" />
      )}
      {width > 0 && <rect className={classes[kind]} x={`${left}%`} width={`${width}%`} y="20%" height="60%" />}
      {kind !== 'score' && (
        <line className={classes.link} x1={`${scale.at(to)}%`} x2={`${scale.at(to)}%`} y1="50%" y2="100%" />
      )}
    </svg>
  );
}

function Ticks({ scale }: { scale: Scale }) {
  return (
    <svg className={classes.ticks} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <text key={tick} x={`${scale.at(tick)}%`} y="14" textAnchor="middle">
          {tick}
        </text>
      ))}
    </svg>
  );
}

/** Tab-separated, as spreadsheets take it; the numbers in full. */
function asText(steps: Step[], score: number): string {
  const rows = steps.map((step) => [step.row, step.label, step.points, step.to].join('\t'));
  return ['row\tlabel\tpoints\ttotal', ...rows, `score\tScore\t\t${score}`].join('\n');
}
