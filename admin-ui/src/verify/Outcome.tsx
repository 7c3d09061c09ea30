import { decisionAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { count, counted, shorten } from '../parts/format';
import { Hash } from '../parts/Hash';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Verdict } from '../parts/Verdict';
import { useRole } from '../session';
import type { Finding, LogVerdict } from '../types';
import classes from './VerifyPage.module.css';

type VerifiedLog = LogVerdict['logs'][number];

const logColumns: Column<VerifiedLog>[] = [
  { title: 'Log', cell: ({ origin }) => <span className={ledger.code}>{origin}</span> },
  { title: 'Decisions', width: '120px', number: true, cell: ({ decisions }) => count(decisions) },
  { title: 'Heads', width: '120px', number: true, cell: ({ heads }) => count(heads) },
  { title: 'Checkpoints', width: '120px', number: true, cell: ({ checkpoints }) => count(checkpoints) },
];

interface FoundKind {
  first: Finding;
  times: number;
}

const findingColumns: Column<FoundKind>[] = [
  { title: 'Kind', width: '120px', cell: ({ first }) => <b className={ledger.risk}>{first.kind}</b> },
  { title: 'Findings', width: '76px', number: true, cell: ({ times }) => count(times) },
  { title: 'First leaf', width: '90px', number: true, cell: ({ first }) => count(first.leaf_index) },
  { title: 'Decision', width: '190px', cell: ({ first }) => <Concerned decisionId={first.decision_id} /> },
  { title: 'What is wrong there', cell: ({ first }) => first.says ?? 'It concerns a decision of another tenant.' },
];

/** What a verification found: the verdict, what was looked at, the first finding of each kind. */
export function Outcome({ verdict }: { verdict: LogVerdict }) {
  const decisions = verdict.logs.reduce((sum, log) => sum + log.decisions, 0);
  return (
    <Section title="Verdict">
      <div className={classes.verdict}>
        <Verdict word={verdict.intact ? 'INTACT' : 'NOT INTACT'} good={verdict.intact}>
          {verdict.intact
            ? `All of ${counted(decisions, 'decision')} and every head are as they were signed.`
            : `${counted(verdict.found, 'finding')} in ${counted(decisions, 'decision')}.`}
        </Verdict>
      </div>
      {!verdict.intact && (
        <>
          <h3 className={classes.sub}>The first finding of each kind</h3>
          <DataTable
            caption="The first finding of each kind"
            columns={findingColumns}
            rows={byKind(verdict.findings)}
            keyOf={({ first }) => first.kind}
            testId="findings"
          />
        </>
      )}
      <h3 className={classes.sub}>What was verified</h3>
      <DataTable
        caption="What was verified"
        columns={logColumns}
        rows={verdict.logs}
        keyOf={({ origin }) => origin}
        testId="verified"
      />
    </Section>
  );
}

function byKind(findings: Finding[]): FoundKind[] {
  const kinds = new Map<string, FoundKind>();
  for (const finding of findings) {
    const known = kinds.get(finding.kind);
    kinds.set(finding.kind, { first: known?.first ?? finding, times: (known?.times ?? 0) + 1 });
  }
  return [...kinds.values()];
}

/** Operators see the place, but have no tenant whose decision they could open. */
function Concerned({ decisionId }: { decisionId: string | null }) {
  const mayRead = useRole('admin', 'integrator', 'analyst', 'approver', 'auditor');
  if (decisionId === null) return <span className={ledger.muted}>none</span>;
  if (!mayRead) return <Hash name="decision_id" value={decisionId} />;
  return (
    <TextLink href={decisionAddress(decisionId)}>
      <span className={ledger.code}>{shorten(decisionId)}</span>
    </TextLink>
  );
}
