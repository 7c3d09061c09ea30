import type { ReactNode } from 'react';
import classes from './Headline.module.css';

interface Props {
  /** The one number that is asked for. */
  figure: ReactNode;
  facts: Fact[];
  testId?: string;
}

export interface Fact {
  name: string;
  value: ReactNode;
  note?: ReactNode;
}

/** The answer in one line: a figure, and what it means. */
export function Headline({ figure, facts, testId }: Props) {
  return (
    <div className={classes.headline} data-testid={testId}>
      <div className={classes.figure} data-testid="score">
        {figure}
      </div>
      <dl className={classes.facts}>
        {facts.map(({ name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
