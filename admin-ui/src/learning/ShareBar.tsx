import classes from './ShareBar.module.css';

interface Props {
  /** Of the longest, 0 to 1. */
  share: number;
  /** Where a line stands, of the same. */
  before?: number;
}

/** A bar as long as a share; a line across it stands where another one ends. */
export function ShareBar({ share, before }: Props) {
  return (
    <svg width="100%" height="14" aria-hidden="true" className={classes.bar}>
      <rect className={classes.share} width={`${Math.max(share, 0) * 100}%`} y="2" height="10" />
      {before !== undefined && (
        <line className={classes.before} x1={`${before * 100}%`} x2={`${before * 100}%`} y1="0" y2="14" />
      )}
    </svg>
  );
}
