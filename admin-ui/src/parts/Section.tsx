import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './Section.module.css';

interface Props {
  title: string;
  /** Small things to do with what the section shows, at the right of its title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page, set off by a line. */
export function Section({ title, actions, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
