import { Button } from '@mantine/core';
import { decisionAddress, historyAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { change, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ScoreBar } from '../parts/ScoreBar';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import type { ListedOutcome } from '../types';
import { OUTCOMES } from './calls';

interface Props {
  told: ListedOutcome[];
  /** None where the session's key may not take anything back. */
  onRetract?: (outcome: ListedOutcome) => void;
}

/** What was told of leads, the latest first; what stands no more is grey. */
export function ToldTable({ told, onRetract }: Props) {
  return (
    <DataTable
      caption="Outcomes one by one, the latest first"
      testId="told-outcomes"
      columns={onRetract ? [...columns, retract(onRetract)] : columns}
      rows={told}
      keyOf={({ outcome_id }) => outcome_id}
    />
  );
}

const columns: Column<ListedOutcome>[] = [
  { title: 'Happened (UTC)', width: '150px', cell: ({ at }) => <Time at={at} /> },
  { title: 'Lead', cell: ({ lead_id }) => <Lead leadId={lead_id} /> },
  { title: 'Outcome', width: '13%', cell: (told) => <What told={told} /> },
  { title: 'Reward', width: '70px', number: true, cell: ({ reward }) => change(reward) },
  { title: 'Score', width: '92px', number: true, cell: ({ score }) => score !== null && <ScoreBar score={score} /> },
  { title: 'Band', width: '13%', cell: (told) => <Band told={told} /> },
  { title: 'Told by', width: '13%', minor: true, cell: ({ told_by }) => told_by },
];

function Lead({ leadId }: { leadId: string | null }) {
  if (leadId === null) return <span className={ledger.muted}>not named</span>;
  return <TextLink href={historyAddress(leadId)}>{leadId}</TextLink>;
}

function What({ told: { outcome, stands } }: { told: ListedOutcome }) {
  return <span className={stands ? undefined : ledger.muted}>{OUTCOMES[outcome]}</span>;
}

/** Leads to the decision that judged the lead so, where it is recorded. */
function Band({ told: { band, decision_id } }: { told: ListedOutcome }) {
  if (band === null) return <span className={ledger.muted}>unknown</span>;
  return decision_id === null ? words(band) : <TextLink href={decisionAddress(decision_id)}>{words(band)}</TextLink>;
}

const retract = (onRetract: (outcome: ListedOutcome) => void): Column<ListedOutcome> => ({
  title: 'Counts',
  width: '84px',
  cell: (told) =>
    told.stands ? (
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => onRetract(told)}
        aria-label={`Retract ${OUTCOMES[told.outcome]} of ${told.lead_id ?? 'a lead'}`}
      >
        Retract
      </Button>
    ) : (
      <span className={ledger.muted}>no more</span>
    ),
});
