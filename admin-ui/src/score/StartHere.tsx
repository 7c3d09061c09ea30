import { Anchor } from '@mantine/core';
import type { JsonObject } from '../types';
import { examples } from './examples';
import classes from './StartHere.module.css';

/** What stands where the result will be: what to do, and leads to start from. */
export function StartHere({ onStart }: { onStart: (lead: JsonObject) => void }) {
  return (
    <div className={classes.start}>
      <p>
        Nothing is scored yet. Type a lead, or paste it as JSON in whatever shape your form or CRM sends it. Or start
        from one of these:
      </p>
      <ul>
        {examples.map(({ name, about, lead }) => (
          <li key={name}>
            <Anchor component="button" type="button" size="sm" onClick={() => onStart(lead)}>
              {name}
            </Anchor>
            <span>{about}</span>
          </li>
        ))}
      </ul>
      <p>Every score is recorded with its receipt, so that it can be replayed later.</p>
    </div>
  );
}
