import { count, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { Drift } from '../types';
import { flips, volumesOf } from './bands';
import classes from './FlipMatrix.module.css';

/** A row a band in force, a column a band of the draft; who stays is on the diagonal. */
export function FlipMatrix({ drift, bands }: { drift: Drift; bands: string[] }) {
  const volumes = volumesOf(drift, bands);
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Flips from band to band, table">
      <table className={`${ledger.ledger} ${classes.matrix}`} data-testid="matrix">
        <caption className={classes.caption}>In force, downwards; by the draft, to the right</caption>
        <thead>
          <tr>
            <td />
            {bands.map((band) => (
              <th key={band} scope="col" className={ledger.number}>
                {words(band)}
              </th>
            ))}
            <th scope="col" className={ledger.number}>
              Before
            </th>
          </tr>
        </thead>
        <tbody>
          {volumes.map(({ band: from, before }) => (
            <tr key={from}>
              <th scope="row">{words(from)}</th>
              {bands.map((to) => (
                <Flip key={to} stays={from === to} decisions={flips(drift, from, to)} of={drift.decisions} />
              ))}
              <td className={ledger.number}>{count(before)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">After</th>
            {volumes.map(({ band, after }) => (
              <td key={band} className={ledger.number}>
                {count(after)}
              </td>
            ))}
            <td className={ledger.number}>{count(drift.decisions)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The more leads go that way, the stronger the tint. */
function Flip({ stays, decisions, of }: { stays: boolean; decisions: number; of: number }) {
  if (decisions === 0) return <td className={`${ledger.number} ${ledger.muted}`}>·</td>;
  if (stays) return <td className={`${ledger.number} ${ledger.muted}`}>{count(decisions)}</td>;
  const strength = decisions / of > 0.1 ? classes.many : decisions / of > 0.02 ? classes.some : classes.few;
  return <td className={`${ledger.number} ${classes.flip} ${strength}`}>{count(decisions)}</td>;
}
