import { count, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { inPercent, known, type Pack, share } from './figures';
import { type Found, Leading } from './Leading';

interface Props {
  pack: Pack;
  found: Found;
}

/** The bands in figures, the highest first. */
export function BandTable({ pack, found }: Props) {
  return (
    <table className={ledger.ledger} data-testid="bands">
      <caption className={ledger.hidden}>Decisions by band</caption>
      <thead>
        <tr>
          <th scope="col">Band</th>
          <th scope="col" className={ledger.number}>
            Decisions
          </th>
          <th scope="col" className={ledger.number}>
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {pack.bands.map(({ band, decisions }) => (
          <tr key={band}>
            <th scope="row">
              <Leading to={found({ band })}>{words(band)}</Leading>
            </th>
            <td className={ledger.number}>{count(decisions)}</td>
            <td className={ledger.number}>{inPercent(share(decisions, known(pack)))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
