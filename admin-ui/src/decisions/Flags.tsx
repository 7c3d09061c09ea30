import ledger from '../parts/Ledger.module.css';
import classes from './Flags.module.css';

/** Risks, then signals, by their names, as many as fit on the line; all of them on hover. */
export function Flags({ risks, signals }: { risks: string[]; signals: string[] }) {
  const all = [
    ...risks.map((key) => ({ key, className: ledger.risk })),
    ...signals.map((key) => ({ key, className: ledger.signal })),
  ];
  return (
    <div className={classes.line} title={all.map(({ key }) => key).join(', ')}>
      {all.map(({ key, className }, index) => (
        <span key={key}>
          {index > 0 && <span className={ledger.muted}>, </span>}
          <span className={className}>{key.replaceAll('_', ' ')}</span>
        </span>
      ))}
    </div>
  );
}
