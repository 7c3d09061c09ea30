import classes from './Details.module.css';
import { Hash } from './Hash';

interface Props {
  /** By their names in JSON; what is null is left out. */
  of: Record<string, string | number | null>;
  testId?: string;
}

/** Facts by name, side by side where there is room; hashes and ids shortened and to be copied. */
export function Details({ of, testId }: Props) {
  return (
    <dl className={classes.details} data-testid={testId}>
      {Object.entries(of)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name.replaceAll('_', ' ')}</dt>
            <dd>{isHash(name) ? <Hash name={name} value={String(value)} /> : value}</dd>
          </div>
        ))}
    </dl>
  );
}

const isHash = (name: string) => /_(hash|id|key)$/.test(name);
