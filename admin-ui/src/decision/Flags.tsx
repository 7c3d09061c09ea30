import { words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { Decision, Factor } from '../types';
import classes from './Flags.module.css';
import { Severity } from './Severity';

/** What speaks against the lead and what for it. */
export function Flags({ decision }: { decision: Decision }) {
  const factors = new Map(decision.factors.map((factor) => [factor.key, factor]));
  const of = (keys: string[]) => keys.map((key) => ({ key, factor: factors.get(key) }));

  return (
    <div className={classes.flags}>
      <Section title={`Risk flags (${decision.risk_flags.length})`}>
        <FlagList flags={of(decision.risk_flags)} none="Nothing speaks against this lead." />
      </Section>
      <Section title={`Positive signals (${decision.positive_signals.length})`}>
        <FlagList flags={of(decision.positive_signals)} none="No signal speaks for this lead." />
      </Section>
    </div>
  );
}

function FlagList({ flags, none }: { flags: { key: string; factor: Factor | undefined }[]; none: string }) {
  if (flags.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <ul className={classes.list}>
      {flags.map(({ key, factor }) => (
        <li key={key}>
          <span>
            {factor?.says ?? words(key)} <span className={`${ledger.code} ${ledger.muted}`}>{key}</span>
          </span>
          {factor?.severity && <Severity level={factor.severity} />}
        </li>
      ))}
    </ul>
  );
}
