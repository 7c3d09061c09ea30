import { NumberInput, TextInput } from '@mantine/core';
import { words } from '../../parts/format';
import type { BandsVersion } from '../../types';
import { bandShelf } from '../calls';
import classes from '../Scoring.module.css';
import type { FieldsProps, Subject } from '../subject';

interface Band {
  band: string;
  /** As it was typed. */
  from: number | string;
  action: string;
}

type Body = { band: string; from: number; action?: string }[];

/** From which score on a lead is in a band, and what to do with it then. */
export const bands: Subject<BandsVersion, Body, Band[]> = {
  name: 'bands',
  says: 'From which score on a lead is in a band, and what is recommended then.',
  shelf: bandShelf,
  keepers: ['analyst'],
  activators: ['analyst', 'approver'],
  begin: (inForce) => inForce.bands.map(({ band, from, action }) => ({ band, from, action: action ?? '' })),
  body: (draft) =>
    draft.map(({ band, from, action }) => ({ band, from: Number(from), ...(action && { action: action.trim() }) })),
  Fields,
};

function Fields({ draft, onChange, faultUnder }: FieldsProps<BandsVersion, Band[]>) {
  const edit = (at: number, part: Partial<Band>) =>
    onChange(draft.map((band, index) => (index === at ? { ...band, ...part } : band)));
  return draft.map(({ band, from, action }, at) => (
    <div key={band} className={classes.row} role="group" aria-label={words(band)}>
      <TextInput
        size="xs"
        label="Band"
        value={words(band)}
        readOnly
        variant="unstyled"
        w={110}
        error={faultUnder(`/bands/${at}/band`)}
      />
      <NumberInput
        size="xs"
        label="From"
        value={from}
        onChange={(next) => edit(at, { from: next })}
        min={0}
        max={100}
        clampBehavior="none"
        allowDecimal={false}
        required
        w={110}
        error={faultUnder(`/bands/${at}/from`)}
      />
      <TextInput
        size="xs"
        label="Recommended action"
        value={action}
        onChange={(event) => edit(at, { action: event.currentTarget.value })}
        autoComplete="off"
        w={220}
        error={faultUnder(`/bands/${at}/action`)}
      />
    </div>
  ));
}
