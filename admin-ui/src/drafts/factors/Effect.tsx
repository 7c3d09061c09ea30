import { useEffect } from 'react';
import { backtest } from '../../impact/calls';
import { counted, percent, words } from '../../parts/format';
import ledger from '../../parts/Ledger.module.css';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { TextLink } from '../../parts/TextLink';
import { impactAddress } from '../../parts/address';
import { useTask } from '../../parts/useTask';
import type { Drift } from '../../types';
import { useDeskOfPage } from '../desk';

/** What the draft, as it was saved last, would have made of recent decisions; asked anew after each save. */
export function Effect() {
  const { draft, check } = useDeskOfPage();
  const { run, busy, answer, problem } = useTask(() => backtest(draft));
  useEffect(() => {
    if (check.answer?.ok) void run();
  }, [check.answer]);

  if (problem) return <ProblemNotice problem={problem} />;
  return (
    <p role="status" className={ledger.says} data-testid="effect">
      {busy && 'Judging recent decisions by the draft…'}
      {!busy && answer && (
        <>
          {effectOf(answer)}{' '}
          <TextLink href={impactAddress(draft.draft_id)} underlined>
            Impact
          </TextLink>
        </>
      )}
    </p>
  );
}

function effectOf({ decisions, moved, share, matrix }: Drift): string {
  if (decisions === 0) return 'There is no recent decision to judge by the draft.';
  const flips = matrix.filter(({ from, to }) => from !== to);
  const ways = flips.map(({ from, to, decisions: some }) => `${words(from)} → ${words(to)} ${some}`).join(', ');
  return `Of the last ${counted(decisions, 'decision')}, ${moved} come into another band (${percent(share)})${ways && `: ${ways}`}.`;
}
