import { useState } from 'react';
import { Loading } from '../parts/Loading';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import type { KeptTuning } from '../types';
import { KeptNotice } from './KeptNotice';
import type { Subject } from './subject';
import { SubjectForm } from './SubjectForm';
import { Versions } from './Versions';

interface Props<Content, Body, Draft> {
  subject: Subject<Content, Body, Draft>;
}

/** One thing that can be set: what is in force, a form for the next version, and all versions there were. */
export function SubjectView<Content, Body, Draft>({ subject }: Props<Content, Body, Draft>) {
  const { name, says, shelf } = subject;
  const [kept, setKept] = useState<KeptTuning>();
  const inForce = useLoad(name, () => shelf.read(null));
  const original = useLoad(`${name} of the pack`, () => shelf.read(0));
  const problem = inForce.problem ?? original.problem;

  if (problem) {
    return (
      <ProblemNotice
        problem={problem}
        onRetry={() => {
          inForce.reload();
          original.reload();
        }}
      />
    );
  }
  if (!inForce.data || !original.data) return <Loading what="Reading the settings" />;
  return (
    <>
      <p className={ledger.says}>{says}</p>
      {kept && <KeptNotice kept={kept} />}
      <SubjectForm
        key={inForce.data.version}
        subject={subject}
        inForce={inForce.data.content}
        original={original.data.content}
        onKept={(next) => {
          setKept(next);
          inForce.reload();
        }}
      />
      <Versions
        subject={subject}
        inForce={inForce.data}
        onActivated={() => {
          setKept(undefined);
          inForce.reload();
        }}
      />
    </>
  );
}
