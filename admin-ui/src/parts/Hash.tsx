import { Copy } from './Copy';
import classes from './Ledger.module.css';
import { shorten } from './format';

interface Props {
  name: string;
  value: string;
  /** In its place, where the usual short form says too little. */
  shown?: string;
}

/** A hash or id, shortened for the eye and copied whole. */
export function Hash({ name, value, shown = shorten(value) }: Props) {
  return (
    <span className={`${classes.code} ${classes.hash}`} title={value}>
      {shown}
      <Copy text={value} name={name} />
    </span>
  );
}
