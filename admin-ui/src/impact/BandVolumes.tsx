import { change, count, percent, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import type { Drift } from '../types';
import { volumesOf } from './bands';
import classes from './BandVolumes.module.css';

/** How many leads each band holds before and after: the upper bar is what is in force, the lower the draft. */
export function BandVolumes({ drift, bands }: { drift: Drift; bands: string[] }) {
  const share = (leads: number) => (drift.decisions === 0 ? 0 : leads / drift.decisions);
  return (
    <table className={`${ledger.ledger} ${classes.volumes}`} data-testid="volumes">
      <caption className={ledger.hidden}>Leads per band before and after</caption>
      <thead>
        <tr>
          <th scope="col">Band</th>
          <td />
          <th scope="col" className={ledger.number}>
            Before
          </th>
          <th scope="col" className={ledger.number}>
            After
          </th>
          <th scope="col" className={ledger.number}>
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {volumesOf(drift, bands).map(({ band, before, after }) => (
          <tr key={band}>
            <th scope="row">{words(band)}</th>
            <td className={classes.plot}>
              <svg aria-hidden="true">
                <rect className={classes.before} width={`${share(before) * 100}%`} y="3" height="7" />
                <rect className={classes.after} width={`${share(after) * 100}%`} y="12" height="7" />
              </svg>
            </td>
            <td className={ledger.number}>{percent(share(before))}</td>
            <td className={ledger.number}>{percent(share(after))}</td>
            <td className={ledger.number} title={`${count(before)} before, ${count(after)} after`}>
              {change(after - before)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
