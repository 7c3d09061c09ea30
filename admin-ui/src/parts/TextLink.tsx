import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './TextLink.module.css';

interface Props {
  href: string;
  /** What the browser's history remembers with the page it leads to. */
  state?: unknown;
  /** Set where words stand around it, since colour alone does not tell it from them. */
  underlined?: boolean;
  children: ReactNode;
}

/** A link to another page, in the type of what stands around it. */
export function TextLink({ href, state, underlined, children }: Props) {
  return (
    <Link href={href} state={state} className={underlined ? `${classes.link} ${classes.underlined}` : classes.link}>
      {children}
    </Link>
  );
}
