import { useDraft } from '../drafts/useDraft';
import { draftAddress, reviewAddress, type Parameters } from '../parts/address';
import { words } from '../parts/format';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import type { DraftDetail } from '../types';
import { backtest } from './calls';
import { Impact } from './Impact';
import classes from './ImpactPage.module.css';
import { SubmitForm } from './SubmitForm';

/** What a draft would change for the leads that were decided last; from here it goes into review. */
export default function ImpactPage({ params: { id = '' } }: { params: Parameters }) {
  const { data: draft, problem, reload } = useDraft(id);
  const trail = [
    { href: '/drafts', label: 'Drafts' },
    { href: draftAddress(id), label: draft ? `Draft of ${draft.pack}` : 'Draft' },
  ];

  return (
    <Page title="Impact" trail={trail} note={draft && 'recorded leads, by the draft and by the version in force'}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !draft ? (
        <Loading what="Reading the draft" />
      ) : (
        <>
          <Tried draft={draft} />
          {draft.state === 'draft' ? (
            <SubmitForm draft={draft} onSubmitted={reload} />
          ) : (
            <p className={classes.state} role="status">
              {words(draft.state)} as {draft.submission?.version}.{' '}
              <TextLink href={reviewAddress(id)} underlined>
                Go to the review
              </TextLink>
            </p>
          )}
        </>
      )}
    </Page>
  );
}

function Tried({ draft }: { draft: DraftDetail }) {
  const { data, problem, reload } = useLoad(`impact of ${draft.draft_id}`, () => backtest(draft));
  if (problem) {
    return (
      <>
        <ProblemNotice problem={problem} onRetry={reload} />
        {problem.status === 409 && (
          <p className={classes.state}>
            <TextLink href={draftAddress(draft.draft_id)} underlined>
              Mend it in the draft
            </TextLink>
          </p>
        )}
      </>
    );
  }
  if (!data) return <Loading what="Judging up to 10 000 recorded leads by the draft" />;
  return <Impact drift={data} />;
}
