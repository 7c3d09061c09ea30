import { draftChanges } from '../drafts/calls';
import { useDraft } from '../drafts/useDraft';
import { Impact } from '../impact/Impact';
import { draftAddress, type Parameters } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { words } from '../parts/format';
import { Hash } from '../parts/Hash';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import type { DraftDetail, GateReport } from '../types';
import { readGate } from './calls';
import { CaseResults } from './CaseResults';
import { Changes } from './Changes';
import { DecisionBar } from './DecisionBar';
import { Gate } from './Gate';
import { PackProblems } from './PackProblems';
import classes from './ReviewPage.module.css';
import { Steps } from './Steps';

const trail = [{ href: '/review', label: 'Review' }];

/** All there is to know of a submission on one page, bound to its hash; and the decision. */
export default function ReviewPage({ params: { id = '' } }: { params: Parameters }) {
  const { data: draft, problem, reload } = useDraft(id);
  const submission = draft?.submission;
  const title = !draft ? 'Review' : `Review of ${draft.pack}${submission ? ` ${submission.version}` : ''}`;

  return (
    <Page title={title} trail={trail} note={draft && <About draft={draft} />}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : draft ? (
        <Submitted key={`${draft.state} ${draft.changed_on}`} draft={draft} onDone={reload} />
      ) : (
        <Loading what="Reading what was submitted" />
      )}
    </Page>
  );
}

function About({ draft: { state, submission } }: { draft: DraftDetail }) {
  return (
    <>
      {words(state)}
      {submission && (
        <>
          {' · '}
          <Hash name="pack_hash" value={submission.pack_hash} /> · submitted by {submission.by} on{' '}
          <Time at={submission.on} /> UTC
        </>
      )}
    </>
  );
}

function Submitted({ draft, onDone }: { draft: DraftDetail; onDone: () => void }) {
  const { data: gate, problem, reload } = useLoad(`gate of ${draft.draft_id}`, () => readGate(draft));
  if (problem?.status === 404) {
    return (
      <EmptyState title="This draft was not submitted yet.">
        <p>
          <TextLink href={draftAddress(draft.draft_id)}>Go to the draft</TextLink>
        </p>
      </EmptyState>
    );
  }
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!gate) return <Loading what="Reading what the gate found" />;
  return <Found draft={draft} gate={gate} onDone={onDone} />;
}

function Found({ draft, gate, onDone }: { draft: DraftDetail; gate: GateReport; onDone: () => void }) {
  const comment =
    draft.state === 'draft' ? draft.steps.filter(({ step }) => step === 'rejected').at(-1)?.detail : undefined;
  return (
    <>
      {draft.submission && <blockquote className={classes.note}>{draft.submission.note}</blockquote>}
      {draft.state === 'draft' && (
        <p className={classes.aside}>
          Nothing is in review. What follows was found the last time it was submitted; the text may have changed since.{' '}
          <TextLink href={draftAddress(draft.draft_id)} underlined>
            Go to the draft
          </TextLink>
        </p>
      )}
      {comment && (
        <p className={classes.aside}>
          It was sent back: <q>{comment}</q>
        </p>
      )}
      <Gate gate={gate} />
      {gate.problems.length > 0 && <PackProblems problems={gate.problems} />}
      <Changed draft={draft} />
      {gate.cases && <CaseResults cases={gate.cases} />}
      {gate.drift && (
        <Section title="Impact on recorded leads">
          <div className={classes.impact}>
            <Impact drift={gate.drift} />
          </div>
        </Section>
      )}
      <Steps steps={draft.steps} />
      <DecisionBar draft={draft} gate={gate} onDone={onDone} />
    </>
  );
}

function Changed({ draft }: { draft: DraftDetail }) {
  const { data, problem, reload } = useLoad(`changes of ${draft.draft_id} ${draft.changed_on}`, () =>
    draftChanges(draft),
  );
  return (
    <Section title={draft.from === null ? 'What changes' : `What changes since ${draft.from}`}>
      {draft.from === null ? (
        <EmptyState title="The draft came as an archive: all of it is new." />
      ) : problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : data ? (
        <Changes changes={data.changes} />
      ) : (
        <Loading what="Comparing" />
      )}
    </Section>
  );
}
