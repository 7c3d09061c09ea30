import { Loading } from '../parts/Loading';
import { EmptyState } from '../parts/EmptyState';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import { Changes } from '../review/Changes';
import { draftChanges } from './calls';
import { useDeskOfPage } from './desk';

/** What the draft, as it is saved, changes of the version it began as. */
export function DraftChanges() {
  const { draft } = useDeskOfPage();
  return draft.from === null ? (
    <EmptyState title="The draft began as an archive, so there is no version it changes." />
  ) : (
    <ChangesOf from={draft.from} />
  );
}

function ChangesOf({ from }: { from: string }) {
  const { draft } = useDeskOfPage();
  const { data, problem, reload } = useLoad(`${draft.draft_id} ${draft.changed_on}`, () => draftChanges(draft));
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="Comparing" />;
  return (
    <>
      <p className={ledger.says}>Of what is saved, against {from}: by meaning, so layout and comments do not count.</p>
      <Changes changes={data.changes} />
    </>
  );
}
