import type { ReactNode } from 'react';
import classes from './Verdict.module.css';

interface Props {
  /** One word of the glossary, such as EXACT. */
  word: string;
  /** Whether all is as it was recorded; null where that can no longer be told. */
  good: boolean | null;
  /** What the word means here. */
  children: ReactNode;
}

/** What a check found, in one word and one sentence. */
export function Verdict({ word, good, children }: Props) {
  return (
    <p className={classes.line}>
      <strong
        className={good === null ? undefined : good ? classes.good : classes.bad}
        data-verdict={word}
        data-testid="verdict"
      >
        {word}
      </strong>{' '}
      {children}
    </p>
  );
}
