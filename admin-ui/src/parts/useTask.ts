import { type FormEvent, useState } from 'react';
import type { Problem } from '../api';

interface Task<T> {
  run: () => Promise<void>;
  /** Runs in place of sending the form itself. */
  submit: (event: FormEvent) => void;
  busy: boolean;
  answer?: T;
  problem?: Problem;
}

/** Something done at the press of a button or by a form: whether it runs, what came of it. */
export function useTask<T>(work: () => Promise<T>): Task<T> {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<T>();
  const [problem, setProblem] = useState<Problem>();

  async function run() {
    setBusy(true);
    setProblem(undefined);
    try {
      setAnswer(await work());
    } catch (reason) {
      setAnswer(undefined);
      setProblem(reason as Problem);
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void run();
  }

  return { run, submit, busy, answer, problem };
}
