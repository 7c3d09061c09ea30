import type { ReactNode } from 'react';
import classes from './State.module.css';

/** Stands where something would be: why there is nothing, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.state}>
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  );
}
