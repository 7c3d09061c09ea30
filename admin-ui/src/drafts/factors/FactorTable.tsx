import ledger from '../../parts/Ledger.module.css';
import { Cell, Choice } from './Cell';
import classes from './FactorTable.module.css';
import { Slider } from './Slider';
import { type Factor, type Manifest, withoutFactor, withValue } from './manifest';

interface Props {
  now: Manifest;
  /** As it was before it was edited. */
  saved: Manifest | undefined;
  text: string;
  /** Not there where nothing may be changed. */
  onEdit: ((text: string) => void) | undefined;
}

const SEVERITIES = ['critical', 'high', 'medium', 'low'];

/** All factors by their folder, each with what it costs or brings. */
export function FactorTable({ now, saved, text, onEdit }: Props) {
  const before = new Map(saved?.factors.map((factor) => [factor.key, factor]));
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Factors, table">
      <table className={`${ledger.ledger} ${classes.table}`} data-testid="factors">
        <caption className={ledger.hidden}>Factors</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.key}>
              Factor
            </th>
            <th scope="col" className={classes.stratum}>
              Kind
            </th>
            <th scope="col" className={classes.group}>
              Group
            </th>
            <th scope="col" className={`${ledger.number} ${classes.points}`}>
              Points
            </th>
            <th scope="col" className={classes.severity}>
              Severity
            </th>
            <th scope="col">What it says</th>
            {onEdit && (
              <th scope="col" className={classes.remove}>
                <span className={ledger.hidden}>Remove</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {now.factors.map((factor, index) => (
            <Row
              key={factor.key}
              factor={factor}
              before={before.get(factor.key)}
              isNew={saved !== undefined && !before.has(factor.key)}
              onEdit={onEdit && ((name, value) => onEdit(withValue(text, ['factors', index, name], value)))}
              onRemove={onEdit && (() => onEdit(withoutFactor(text, index)))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  factor: Factor;
  before: Factor | undefined;
  isNew: boolean;
  onEdit: ((name: keyof Factor, value: string) => void) | undefined;
  onRemove: (() => void) | undefined;
}

function Row({ factor, before, isNew, onEdit, onRemove }: RowProps) {
  const { key, stratum } = factor;
  const cell = (name: keyof Factor) => ({
    label: `${name} of ${key}`,
    value: factor[name],
    before: before?.[name],
    onChange: onEdit && ((value: string) => onEdit(name, value)),
  });
  return (
    <tr data-factor={key}>
      <th scope="row">
        <span className={ledger.code}>{key}</span> {isNew && <span className={classes.new}>new</span>}
      </th>
      <td className={ledger.muted}>{stratum}</td>
      <td>
        <Cell {...cell('group')} />
      </td>
      <td className={ledger.number}>
        <Cell {...cell('weight')} number />
        <Slider {...cell('weight')} label={`points of ${key}, drawn`} />
      </td>
      <td>
        {stratum === 'risks' || stratum === 'cross' ? <Choice {...cell('severity')} choices={SEVERITIES} /> : null}
      </td>
      <td>
        <Cell {...cell('says')} />
      </td>
      {onRemove && (
        <td>
          <button type="button" className={classes.x} aria-label={`Remove ${key}`} title="Remove" onClick={onRemove}>
            ×
          </button>
        </td>
      )}
    </tr>
  );
}
