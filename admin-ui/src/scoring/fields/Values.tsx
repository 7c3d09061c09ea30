import { NumberInput, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from '../Scoring.module.css';
import { withValue } from '../subject';

interface Props<Value> {
  title?: string;
  /** In the order in which they stand. */
  names: string[];
  labelOf: (name: string) => string;
  /** The tenant's own; what is not here is the pack's own, which stands in the empty field. */
  values: Record<string, Value>;
  original: Record<string, Value>;
  onChange: (values: Record<string, Value>) => void;
  faultOf: (name: string) => string | undefined;
}

interface NumbersProps extends Props<number> {
  min: number;
  max: number;
  whole?: boolean;
}

/** Numbers by name, of which each may be left to the pack. */
export function Numbers({ min, max, whole, ...props }: NumbersProps) {
  const { labelOf, values, original, onChange, faultOf } = props;
  return (
    <Grid {...props}>
      {(name) => (
        <NumberInput
          size="xs"
          aria-label={labelOf(name)}
          value={values[name] ?? ''}
          placeholder={placeholder(original[name])}
          onChange={(next) => onChange(withValue(values, name, next === '' ? '' : Number(next)))}
          min={min}
          max={max}
          clampBehavior="none"
          allowDecimal={!whole}
          hideControls
          error={faultOf(name)}
        />
      )}
    </Grid>
  );
}

/** Short texts by name, of which each may be left to the pack. */
export function Texts(props: Props<string>) {
  const { labelOf, values, original, onChange, faultOf } = props;
  return (
    <Grid {...props}>
      {(name) => (
        <TextInput
          size="xs"
          aria-label={labelOf(name)}
          value={values[name] ?? ''}
          placeholder={placeholder(original[name])}
          onChange={(event) => onChange(withValue(values, name, event.currentTarget.value))}
          autoComplete="off"
          error={faultOf(name)}
        />
      )}
    </Grid>
  );
}

const placeholder = (value: number | string | undefined) => (value === undefined ? 'none' : String(value));

interface GridProps {
  title?: string;
  names: string[];
  labelOf: (name: string) => string;
  children: (name: string) => ReactNode;
}

function Grid({ title, names, labelOf, children }: GridProps) {
  const id = useId();
  return (
    <>
      {title && (
        <h2 id={id} className={classes.group}>
          {title}
        </h2>
      )}
      <div className={classes.columns} role={title && 'group'} aria-labelledby={title && id}>
        {names.map((name) => (
          <div key={name} className={classes.value}>
            <span>{labelOf(name)}</span>
            {children(name)}
          </div>
        ))}
      </div>
    </>
  );
}
