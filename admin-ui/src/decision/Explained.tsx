import { explain } from '../api';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { NextBand } from './NextBand';
import { NotFired } from './NotFired';

/** What is found by judging the lead of a decision again. */
export function Explained({ decisionId }: { decisionId: string }) {
  const { data, problem, reload } = useLoad(decisionId, () => explain(decisionId));
  if (data) {
    return (
      <>
        <NextBand of={data} />
        <NotFired of={data} />
      </>
    );
  }
  return (
    <Section title="What would reach the next band">
      {problem ? <ProblemNotice problem={problem} onRetry={reload} /> : <Loading what="Trying changes" />}
    </Section>
  );
}
