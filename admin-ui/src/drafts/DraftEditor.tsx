import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { address, draftAddress, useQuery } from '../parts/address';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Steps } from '../review/Steps';
import type { DraftDetail } from '../types';
import { CasesView } from './cases/CasesView';
import { DraftChanges } from './DraftChanges';
import { DeskContext, useDeskOfPage } from './desk';
import { DraftActions } from './DraftActions';
import { FactorsView } from './factors/FactorsView';
import { ProblemTable } from './ProblemTable';
import { RulesView } from './rules/RulesView';
import { TablesView } from './tables/TablesView';
import { useDesk } from './useDesk';
import { viewOf, type View } from './views';

const views: Record<View, { label: string; Content: () => ReactNode }> = {
  factors: { label: 'Factors', Content: FactorsView },
  rules: { label: 'Rules', Content: RulesView },
  tables: { label: 'Tables and lists', Content: TablesView },
  cases: { label: 'Cases', Content: CasesView },
  changes: { label: 'Changes', Content: DraftChanges },
  steps: { label: 'Who did what', Content: DraftSteps },
};

/** The views of a draft. The address holds which, and which file, so that it can be sent to somebody. */
export function DraftEditor({ draft, onChange }: { draft: DraftDetail; onChange: () => void }) {
  const desk = useDesk(draft, onChange);
  const [, navigate] = useLocation();
  const query = useQuery();
  const file = query.get('file');
  const asked = query.get('view') ?? (file === null ? 'factors' : viewOf(file));
  const view = (asked in views ? asked : 'factors') as View;
  // Each view remembers its file while the page is open.
  const [last, setLast] = useState<Partial<Record<View, string>>>({});
  const { Content } = views[view];

  function choose(next: string | null) {
    if (file !== null) setLast({ ...last, [view]: file });
    navigate(address(draftAddress(draft.draft_id), { view: next, file: last[next as View] }));
  }

  return (
    <DeskContext value={desk}>
      <DraftActions />
      {desk.problem && <ProblemNotice problem={desk.problem} onRetry={desk.refresh} />}
      <Tabs value={view} onChange={choose} keepMounted={false} activateTabWithKeyboard={false}>
        <Tabs.List mb="sm">
          {Object.entries(views).map(([name, { label }]) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view}>
          <Content />
        </Tabs.Panel>
      </Tabs>
      <ProblemTable />
    </DeskContext>
  );
}

function DraftSteps() {
  return <Steps steps={useDeskOfPage().draft.steps} />;
}
