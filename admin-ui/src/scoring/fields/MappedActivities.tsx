import { Button, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { ACTIVITIES } from '../../leads/calls';
import classes from '../Scoring.module.css';
import { escaped } from '../subject';
import type { ActivityRule } from './mapped';
import { Rows } from './Rows';

const kinds = Object.entries(ACTIVITIES).map(([value, label]) => ({ value, label }));

interface Props {
  rules: ActivityRule[];
  onChange: (rules: ActivityRule[]) => void;
  faultUnder: (pointer: string) => string | undefined;
}

/** What values of a lead tell of: so many of a kind as a key says, or one where keys have certain values. */
export function MappedActivities({ rules, onChange, faultUnder }: Props) {
  return (
    <>
      <h2 className={classes.group}>Activities that values tell of</h2>
      <Rows
        name="Activity"
        rows={rules}
        onChange={onChange}
        add="Add an activity"
        blank={{ type: 'page_view', count: '', per: 1, where: [] }}
      >
        {(rule, at, edit) => (
          <>
            <NativeSelect
              size="xs"
              label="What happened"
              data={kinds}
              value={rule.type}
              onChange={(event) => edit({ type: event.currentTarget.value })}
              error={faultUnder(`/mapping/activities/${at}/type`)}
            />
            <TextInput
              size="xs"
              label="As often as this key says, once if empty"
              value={rule.count}
              onChange={(event) => edit({ count: event.currentTarget.value })}
              autoComplete="off"
              w={240}
              error={faultUnder(`/mapping/activities/${at}/count`)}
            />
            {rule.count.trim() !== '' && (
              <NumberInput
                size="xs"
                label="By"
                value={rule.per}
                onChange={(per) => edit({ per })}
                min={1}
                allowDecimal={false}
                w={80}
                error={faultUnder(`/mapping/activities/${at}/per`)}
              />
            )}
            <Where
              where={rule.where}
              onChange={(where) => edit({ where })}
              faultOf={(key) => faultUnder(`/mapping/activities/${at}/where/${escaped(key)}`)}
            />
            <Button
              variant="default"
              size="xs"
              mt={25}
              onClick={() => edit({ where: [...rule.where, { key: '', values: [] }] })}
            >
              Add a condition
            </Button>
          </>
        )}
      </Rows>
    </>
  );
}

interface WhereProps {
  where: ActivityRule['where'];
  onChange: (where: ActivityRule['where']) => void;
  faultOf: (key: string) => string | undefined;
}

/** Keys with the values of which one must be there; a condition without a key is taken away. */
function Where({ where, onChange, faultOf }: WhereProps) {
  const edit = (at: number, part: Partial<WhereProps['where'][number]>) =>
    onChange(where.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return where.map(({ key, values }, at) => (
    <div key={at} className={classes.pair}>
      <TextInput
        size="xs"
        label="Where key"
        value={key}
        onChange={(event) => edit(at, { key: event.currentTarget.value })}
        onBlur={() => key.trim() === '' && onChange(where.filter((_, index) => index !== at))}
        autoComplete="off"
        w={150}
        error={faultOf(key.trim())}
      />
      <TagsInput
        size="xs"
        label="has one of"
        placeholder="one, then Enter"
        value={values}
        onChange={(next) => edit(at, { values: next })}
        w={220}
      />
    </div>
  ));
}
