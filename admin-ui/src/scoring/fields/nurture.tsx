import { Checkbox, NumberInput } from '@mantine/core';
import type { Nurture } from '../../types';
import { nurtureShelf } from '../calls';
import classes from '../Scoring.module.css';
import type { FieldsProps, Subject } from '../subject';

interface Draft {
  enabled: boolean;
  /** As it was typed. */
  days: number | string;
}

/** Whether warm leads that do not answer are nurtured, and when. */
export const nurture: Subject<Nurture, Nurture, Draft> = {
  name: 'nurture',
  says: 'Warm leads that answer nobody for so many days are nurtured, until they answer.',
  shelf: nurtureShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin: ({ enabled = true, after_days = 7 }) => ({ enabled, days: after_days }),
  body: ({ enabled, days }) => ({ enabled, after_days: Number(days) }),
  Fields,
};

function Fields({ draft, onChange, faultUnder }: FieldsProps<Nurture, Draft>) {
  return (
    <div className={classes.narrow}>
      <Checkbox
        size="xs"
        label="Warm leads are nurtured"
        checked={draft.enabled}
        onChange={(event) => onChange({ ...draft, enabled: event.currentTarget.checked })}
      />
      <NumberInput
        size="xs"
        label="After days without an answer"
        value={draft.days}
        onChange={(days) => onChange({ ...draft, days })}
        min={1}
        max={365}
        clampBehavior="none"
        allowDecimal={false}
        required
        w={220}
        error={faultUnder('/nurture/after_days')}
      />
    </div>
  );
}
