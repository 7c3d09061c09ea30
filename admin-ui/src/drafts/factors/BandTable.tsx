import ledger from '../../parts/Ledger.module.css';
import { words } from '../../parts/format';
import { Cell } from './Cell';
import classes from './BandTable.module.css';
import { type Band, type Manifest, withValue } from './manifest';

interface Props {
  set: string;
  bands: Band[];
  saved: Manifest | undefined;
  text: string;
  onEdit: ((text: string) => void) | undefined;
}

/** From which score on a lead is in which band, and what is recommended then. */
export function BandTable({ set, bands, saved, text, onEdit }: Props) {
  const before = saved?.bandSets.find(({ key }) => key === set)?.bands;
  return (
    <table className={`${ledger.ledger} ${classes.table}`} data-testid={`bands-${set}`}>
      <caption className={ledger.hidden}>Bands of {set}</caption>
      <thead>
        <tr>
          <th scope="col">Band</th>
          <th scope="col" className={ledger.number}>
            From score
          </th>
          <th scope="col">Recommends</th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ band, from, action }, index) => (
          <tr key={band}>
            <th scope="row">{words(band)}</th>
            <td className={ledger.number}>
              <Cell
                label={`from score of ${band}`}
                value={from}
                before={before?.find((old) => old.band === band)?.from}
                number
                onChange={onEdit && ((value) => onEdit(withValue(text, ['band_sets', set, index, 'from'], value)))}
              />
            </td>
            <td>{words(action)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
