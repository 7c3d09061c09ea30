import { amount, count, percent } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { convertedOf, type Known, liftOf } from './figures';

const HEADS = ['Leads', 'Mean score', 'Converted', 'Likely', 'Lift'];

/** What the plot beside it shows, in figures. */
export function Ranges({ ranges }: { ranges: Known[] }) {
  return (
    <table className={ledger.ledger} data-testid="calibration">
      <caption className={ledger.hidden}>Ranges of scores and what converted</caption>
      <thead>
        <tr>
          <th scope="col">Scores</th>
          {HEADS.map((head) => (
            <th key={head} scope="col" className={ledger.number}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ranges.map((range) => (
          <tr key={range.from}>
            <th scope="row">
              {range.from} to {range.to}
            </th>
            <td className={ledger.number}>{count(range.leads)}</td>
            <td className={ledger.number}>{amount(range.mean_score, 1)}</td>
            <td className={ledger.number}>{convertedOf(range)}</td>
            <td className={ledger.number}>{likelyOf(range)}</td>
            <td className={ledger.number}>{liftOf(range.lift)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const whole = (share: number) => Math.round(share * 100) / 100;

/** `24 to 76%`. */
const likelyOf = ({ likely: { low, high } }: Known) => `${amount(low * 100, 0)} to ${percent(whole(high))}`;
