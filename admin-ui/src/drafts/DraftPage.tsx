import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { Parameters } from '../shell/pages';
import { useDraft } from './useDraft';

const trail = [{ href: '/drafts', label: 'Drafts' }];

/** One draft, to be edited. */
export default function DraftPage({ params: { id = '' } }: { params: Parameters }) {
  const { data: draft, problem, reload } = useDraft(id);

  return (
    <Page title={draft ? `Draft of ${draft.pack}` : 'Draft'} trail={trail}>
      {problem ? <ProblemNotice problem={problem} onRetry={reload} /> : !draft && <Loading what="Reading the draft" />}
    </Page>
  );
}
