import { listDrafts } from '../drafts/calls';
import { reviewAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { words } from '../parts/format';
import { Hash } from '../parts/Hash';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import type { Draft, DraftList } from '../types';

type Submission = NonNullable<Draft['submission']>;
type Submitted = Draft & { submission: Submission };

/** What waits for somebody: to be approved, or to be published. */
export default function ReviewListPage() {
  const { data, problem, reload } = useLoad('drafts', listDrafts);
  return (
    <Page title="Review">
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : data ? (
        <Waiting list={data} />
      ) : (
        <Loading what="Looking for what waits" />
      )}
    </Page>
  );
}

function Waiting({ list }: { list: DraftList }) {
  const waiting = list.items.filter(isWaiting);
  if (waiting.length === 0) {
    return (
      <EmptyState title="Nothing waits for review.">
        <p>
          A draft comes here when its author submits it, from the <TextLink href="/drafts">list of drafts</TextLink> by
          its impact.
        </p>
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="What waits for review"
      testId="reviews"
      columns={columns}
      rows={waiting}
      keyOf={({ draft_id }) => draft_id}
    />
  );
}

const isWaiting = (draft: Draft): draft is Submitted => draft.state === 'in_review' || draft.state === 'approved';

const columns: Column<Submitted>[] = [
  {
    title: 'Version',
    width: '20%',
    cell: ({ draft_id, pack, submission }) => (
      <TextLink href={reviewAddress(draft_id)}>
        {pack} {submission.version}
      </TextLink>
    ),
  },
  { title: 'State', width: '100px', cell: ({ state }) => words(state) },
  { title: 'What is new', cell: ({ submission }) => submission.note },
  { title: 'Submitted by', width: '14%', cell: ({ submission }) => submission.by },
  { title: 'On (UTC)', width: '150px', cell: ({ submission }) => <Time at={submission.on} /> },
  {
    title: 'Pack hash',
    width: '200px',
    minor: true,
    cell: ({ submission }) => <Hash name={`pack_hash of ${submission.version}`} value={submission.pack_hash} />,
  },
];
