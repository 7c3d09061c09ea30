import classes from './Severity.module.css';

const levels = ['low', 'medium', 'high', 'critical'];

/** How much a risk matters: the word, and as many ticks as it weighs. */
export function Severity({ level }: { level: string }) {
  const ticks = levels.indexOf(level) + 1;
  return (
    <span className={classes.severity}>
      {ticks > 0 && (
        <svg width="15" height="10" aria-hidden="true">
          {levels.map((name, index) => (
            <rect key={name} className={index < ticks ? classes.on : classes.off} x={index * 4} width="3" height="10" />
          ))}
        </svg>
      )}
      {level}
    </span>
  );
}
