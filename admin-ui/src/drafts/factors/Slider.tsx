import classes from './Slider.module.css';

interface Props {
  label: string;
  value: string;
  /** As it was saved; undefined for what is new. */
  before: string | undefined;
  /** Not there where nothing may be changed. */
  onChange: ((value: string) => void) | undefined;
}

const LEAST_REACH = 30;

/** Points to be drawn instead of typed: from none to twice of what they were, on their side of none. */
export function Slider({ label, value, before, onChange }: Props) {
  if (!onChange) return null;
  const points = Number(value);
  const begun = Number(before ?? value);
  const reach = Math.max(LEAST_REACH, 2 * Math.abs(begun), Math.abs(points));
  const negative = points < 0 || (points === 0 && begun < 0);
  return (
    <input
      type="range"
      className={classes.slider}
      aria-label={label}
      min={negative ? -reach : 0}
      max={negative ? 0 : reach}
      step={Number.isInteger(points) ? 1 : 'any'}
      value={points}
      onChange={(event) => onChange(String(Math.round(Number(event.currentTarget.value) * 100) / 100))}
    />
  );
}
