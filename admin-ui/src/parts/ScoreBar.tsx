import classes from './ScoreBar.module.css';

/** A score in figures, and how much of 100 it is; a dash where there is none. */
export function ScoreBar({ score }: { score: number | null }) {
  if (score === null) return '–';
  return (
    <span className={classes.bar}>
      <svg width="40" height="8" aria-hidden="true">
        <rect className={classes.whole} width="40" height="8" />
        <rect className={classes.score} width={score * 0.4} height="8" />
      </svg>
      <span className={classes.figure}>{score}</span>
    </span>
  );
}
