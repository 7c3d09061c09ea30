import { useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { decide, Problem } from '../api';
import { DecisionView } from '../decision/DecisionView';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useRole } from '../session';
import type { Decision, JsonObject } from '../types';
import { parseLead, type View, viewOf } from './lead';
import { LeadInput } from './LeadInput';
import classes from './ScorePage.module.css';
import { StartHere } from './StartHere';

const PACK = 'lead-quality';

/** Type or paste a lead, see its score and all that led to it. */
export default function ScorePage() {
  const integrator = useRole('integrator');
  const [text, setText] = useState('');
  const [view, setView] = useState<View>('Form');
  const [busy, setBusy] = useState(false);
  const [scored, setScored] = useState<{ text: string; decision: Decision }>();
  const [problem, setProblem] = useState<Problem>();
  const result = useRef<HTMLDivElement>(null);

  const parsed = parseLead(text);

  async function score() {
    if (busy || !integrator || parsed.fault !== undefined) return;
    setBusy(true);
    setProblem(undefined);
    try {
      setScored({ text, decision: await decide(PACK, text.trim() || '{}') });
    } catch (reason) {
      setProblem(reason as Problem);
    } finally {
      setBusy(false);
      requestAnimationFrame(() => result.current?.scrollIntoView({ block: 'nearest' }));
    }
  }

  useHotkeys([['mod+Enter', () => void score()]], []);

  function start(lead: JsonObject) {
    setText(JSON.stringify(lead, null, 2));
    setView(viewOf(lead));
  }

  return (
    <Page title="Score a lead">
      <div className={classes.columns}>
        <LeadInput
          text={text}
          parsed={parsed}
          view={view}
          busy={busy}
          onChange={setText}
          onView={setView}
          onStart={start}
          onScore={score}
        />
        <div ref={result} className={classes.result} aria-busy={busy}>
          {problem && <ProblemNotice problem={problem} />}
          {scored ? (
            <>
              {scored.text !== text && (
                <p className={classes.changed}>The lead was edited since. What follows is the score before the edit.</p>
              )}
              <DecisionView decision={scored.decision} />
            </>
          ) : busy ? (
            <p className={classes.changed}>Scoring…</p>
          ) : (
            <StartHere onStart={start} />
          )}
        </div>
      </div>
      <p role="status" className={classes.announced}>
        {scored &&
          !busy &&
          (scored.decision.score === null
            ? 'Too little is known for a score'
            : `Score ${scored.decision.score}, band ${scored.decision.band}`)}
      </p>
    </Page>
  );
}
