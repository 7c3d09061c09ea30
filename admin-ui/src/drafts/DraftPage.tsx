import { TextLink } from '../parts/TextLink';
import { words } from '../parts/format';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Time } from '../parts/Time';
import { versionAddress, type Parameters } from '../parts/address';
import type { DraftDetail } from '../types';
import { DraftEditor } from './DraftEditor';
import { useDraft } from './useDraft';

const trail = [{ href: '/drafts', label: 'Drafts' }];

/** One draft: its factors, rules, tables and cases, all of them the same files. */
export default function DraftPage({ params: { id = '' } }: { params: Parameters }) {
  const { data: draft, problem, reload } = useDraft(id);

  return (
    <Page title={draft ? `Draft of ${draft.pack}` : 'Draft'} trail={trail} note={draft && <About draft={draft} />}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : draft ? (
        <DraftEditor key={id} draft={draft} onChange={reload} />
      ) : (
        <Loading what="Reading the draft" />
      )}
    </Page>
  );
}

function About({ draft: { pack, from, state, line, created_by, changed_on } }: { draft: DraftDetail }) {
  return (
    <>
      <span data-testid="state">{words(state)}</span> · {line} line ·{' '}
      {from === null ? (
        'began as an archive'
      ) : (
        <>
          began as{' '}
          <TextLink href={versionAddress(pack, from)} underlined>
            {from}
          </TextLink>
        </>
      )}{' '}
      · opened by {created_by} · changed <Time at={changed_on} /> UTC
    </>
  );
}
