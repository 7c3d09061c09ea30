import { Copy } from '../parts/Copy';
import { amount, change, decimalsFor, exact } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { Bar, Ticks } from './Bar';
import { type Card, scaleOf, type Step, stepsOf } from './steps';
import classes from './Waterfall.module.css';

/** How the score came about, one row a step: what it is, where it moves the total, its points, the total so far. */
export function Waterfall({ of: card, title = 'Waterfall' }: { of: Card; title?: string }) {
  const steps = stepsOf(card);
  const scale = scaleOf(steps);
  const decimals = decimalsFor(steps.map((step) => step.points));

  return (
    <Section
      title={title}
      actions={
        <Copy text={asText(steps, card.score)} name={`the ${title.toLowerCase()} as a table`} label="Copy table" />
      }
    >
      <table className={`${ledger.ledger} ${classes.waterfall}`} data-testid="waterfall">
        <caption className={ledger.hidden}>Points that add up to the score of {card.score}</caption>
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
          {steps.map((step, index) => (
            <tr key={step.row} className={step.factor || index === 0 ? undefined : ledger.muted}>
              <th scope="row" title={step.row}>
                {step.label}
              </th>
              <td className={classes.plot}>
                <Bar scale={scale} {...step} kind={kindOf(step)} place={index === 0 ? 'first' : undefined} />
              </td>
              <td className={`${ledger.number} ${ledger[kindOf(step)] ?? ''}`} data-points={step.points}>
                {index === 0 ? amount(step.points, decimals) : change(step.points, decimals)}
              </td>
              <td className={ledger.number}>{amount(step.to, decimals)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Score</th>
            <td className={classes.plot}>
              <Bar scale={scale} from={0} to={card.score} kind="score" place="last" />
            </td>
            <td />
            <td className={ledger.number}>{amount(card.score, decimals)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

const kindOf = ({ factor, points }: Step) => (!factor ? 'arithmetic' : points < 0 ? 'risk' : 'signal');

/** Tab-separated, as spreadsheets take it. */
function asText(steps: Step[], score: number): string {
  const rows = steps.map((step) => [step.row, step.label, exact(step.points), exact(step.to)].join('\t'));
  return ['row\tlabel\tpoints\ttotal', ...rows, `score\tScore\t\t${score}`].join('\n');
}
