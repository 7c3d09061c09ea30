import { readDecision } from '../api';
import { Factors } from '../decision/Factors';
import { Waterfall } from '../decision/Waterfall';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';

/** How the computed score came about, and the findings behind it. */
export function Why({ decisionId }: { decisionId: string }) {
  const { data, problem, reload } = useLoad(decisionId, () => readDecision(decisionId));
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data || data.score === null) return null;
  return (
    <>
      <Waterfall of={{ ...data, score: data.score }} />
      <Factors decision={data} />
    </>
  );
}
