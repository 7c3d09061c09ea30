import classes from './State.module.css';

/** Stands where something will be; shows only when that takes a moment. */
export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className={`${classes.state} ${classes.loading}`}>
      {what}…
    </p>
  );
}
