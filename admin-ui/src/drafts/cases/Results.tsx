import { Button } from '@mantine/core';
import { type Column, DataTable } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { counted } from '../../parts/format';
import ledger from '../../parts/Ledger.module.css';
import { Loading } from '../../parts/Loading';
import { Section } from '../../parts/Section';
import { TextLink } from '../../parts/TextLink';
import type { CaseReport } from '../../types';
import { useDeskOfPage } from '../desk';
import { fileAddress } from '../views';
import classes from './CasesView.module.css';
import { CoverageTable } from './CoverageTable';

type Failure = CaseReport['failures'][number];

/** What came of the cases when they ran last, and which rules they fire. */
export function Results() {
  const { draft, test } = useDeskOfPage();
  if (test.busy && !test.answer) return <Loading what="Running the cases" />;
  if (!test.answer) {
    return (
      <EmptyState title="The cases did not run yet.">
        <p>They run whenever a file is saved that leaves no problems, and whenever you like.</p>
        <Button size="compact-sm" onClick={() => void test.run()}>
          Run cases
        </Button>
      </EmptyState>
    );
  }

  const { passed, failed, failures, rules } = test.answer;
  const unfired = rules.filter(({ cases }) => cases === 0).length;
  return (
    <>
      <p className={classes.sum} data-testid="case-results">
        {counted(passed, 'case')} passed, <span className={failed > 0 ? ledger.risk : undefined}>{failed} failed</span>.{' '}
        {unfired === 0 ? (
          'Every rule fires in a case.'
        ) : (
          <span className={ledger.risk}>
            {counted(unfired, 'rule')} {unfired === 1 ? 'fires' : 'fire'} in no case.
          </span>
        )}
      </p>
      {failures.length > 0 && (
        <Section title="Cases that failed">
          <DataTable
            caption="Cases that failed"
            testId="failures"
            columns={columns(draft.draft_id)}
            rows={failures}
            keyOf={({ file }) => file}
          />
        </Section>
      )}
      <Section title="Coverage">
        <CoverageTable rules={rules} />
      </Section>
    </>
  );
}

const columns = (draftId: string): Column<Failure>[] => [
  {
    title: 'Case',
    width: '45%',
    cell: ({ file }) => <TextLink href={fileAddress(draftId, file)}>{file.replace(/^cases\//, '')}</TextLink>,
  },
  {
    title: 'Why',
    cell: ({ faults }) => faults.map((fault) => <div key={fault}>{fault}</div>),
  },
];
