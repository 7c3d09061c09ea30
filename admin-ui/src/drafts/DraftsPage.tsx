import { draftAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { words } from '../parts/format';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import type { Draft } from '../types';
import { listDrafts } from './calls';
import { NewDraft } from './NewDraft';

/** Packs in the making. */
export default function DraftsPage() {
  const mayEdit = useRole('analyst', 'operator');
  const { data, problem, reload } = useLoad('drafts', listDrafts);

  return (
    <Page title="Drafts">
      {mayEdit && <NewDraft />}
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the drafts" />
      ) : data.items.length === 0 ? (
        <EmptyState title="There is no draft.">
          <p>
            A draft begins as a version, is edited and tried, and becomes the next version when somebody else approves.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Drafts"
          testId="drafts"
          columns={columns}
          rows={data.items}
          keyOf={(draft) => draft.draft_id}
        />
      )}
    </Page>
  );
}

const columns: Column<Draft>[] = [
  {
    title: 'Draft',
    cell: ({ draft_id, pack, from, submission }) => (
      <TextLink href={draftAddress(draft_id)}>
        {pack} {submission?.version ?? (from === null ? 'from an archive' : `from ${from}`)}
      </TextLink>
    ),
  },
  { title: 'State', width: '12%', cell: ({ state }) => words(state) },
  { title: 'Line', width: '8%', cell: ({ line }) => line },
  { title: 'Opened by', width: '16%', cell: ({ created_by }) => created_by },
  { title: 'Last changed (UTC)', width: '18%', cell: ({ changed_on }) => <Time at={changed_on} /> },
];
