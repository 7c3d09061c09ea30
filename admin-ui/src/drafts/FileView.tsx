import type { ReactNode } from 'react';
import classes from './FileView.module.css';

/** Files to choose from, and the chosen one beside them. */
export function FileView({ list, children }: { list: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.view}>
      <div className={classes.list}>{list}</div>
      <div className={classes.file}>{children}</div>
    </div>
  );
}
