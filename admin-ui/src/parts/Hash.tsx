import { Copy } from './Copy';
import classes from './Ledger.module.css';
import { shorten } from './format';

/** A hash or id, shortened for the eye and copied whole. */
export function Hash({ name, value }: { name: string; value: string }) {
  return (
    <span className={`${classes.code} ${classes.hash}`} title={value}>
      {shorten(value)}
      <Copy text={value} name={name} />
    </span>
  );
}
