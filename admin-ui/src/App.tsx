import { Center, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { onSessionEnd, Problem, resume, signOut } from './api';
import { ProblemNotice } from './parts/ProblemNotice';
import { SessionContext } from './session';
import { Shell } from './shell/Shell';
import { SignIn } from './signin/SignIn';
import type { Session } from './types';

/** Asks who is here; then the shell with its pages, or the way in. */
export function App() {
  const [asking, setAsking] = useState(true);
  const [session, setSession] = useState<Session>();
  const [ended, setEnded] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  useEffect(() => {
    resume()
      .then(setSession, (reason) => setProblem(reason as Problem))
      .finally(() => setAsking(false));
  }, []);

  function enter(entered: Session) {
    setSession(entered);
    setEnded(false);
    setProblem(undefined);
  }

  async function leave() {
    try {
      await signOut();
      setSession(undefined);
    } catch (reason) {
      setProblem(reason as Problem);
    }
  }

  if (asking) {
    return (
      <Center h="100vh">
        <Loader aria-label="Opening Assay" />
      </Center>
    );
  }

  const out = session === undefined || ended;
  return (
    <>
      {session && (
        // Kept while a session that ran out is renewed: what was typed is still there afterwards.
        <div hidden={ended}>
          <SessionContext value={session}>
            <Shell key={session.key.key_id} session={session} onSignOut={leave}>
              {problem && <ProblemNotice problem={problem} />}
            </Shell>
          </SessionContext>
        </div>
      )}
      {out && <SignIn ended={ended} problem={problem} onSignIn={enter} />}
    </>
  );
}
