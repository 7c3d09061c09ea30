import { type ReactNode, useEffect } from 'react';
import classes from './Page.module.css';
import { TextLink } from './TextLink';

interface Props {
  title: string;
  /** The pages this one is reached from. */
  trail?: { href: string; label: string }[];
  /** What the title alone does not say, at its right. */
  note?: ReactNode;
  children: ReactNode;
}

/** A page: where it stands, its title, what it shows. */
export function Page({ title, trail = [], note, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Assay`;
  }, [title]);

  return (
    <div className={classes.page}>
      {trail.length > 0 && (
        <nav aria-label="Where this page stands" className={`${classes.trail} no-print`}>
          {trail.map(({ href, label }) => (
            <span key={href}>
              <TextLink href={href}>{label}</TextLink>
              {' / '}
            </span>
          ))}
        </nav>
      )}
      <div className={classes.head}>
        <h1>{title}</h1>
        {note && <div className={classes.note}>{note}</div>}
      </div>
      {children}
    </div>
  );
}
