import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { besides } from '../parts/faults';
import { counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import { erase, NOBODY } from './calls';
import { isOfPerson, PersonFields } from './PersonFields';

/** Forgets a person, once what names them was typed again. */
export function Erasure() {
  const [person, setPerson] = useState(NOBODY);
  const [asking, setAsking] = useState(false);
  const { run, busy, answer, problem } = useTask(async () => {
    try {
      const erased = await erase(person);
      setPerson({ ...person, named: '' });
      return erased;
    } finally {
      setAsking(false);
    }
  });
  const named = person.named.trim();
  const rest = besides(problem, isOfPerson);

  return (
    <Section title="Erasure">
      <p className={ledger.says}>
        Destroys the keys of every lead that was ever scored with this, and of decisions for which no lead was named.
        Scores and proofs stay, of nobody.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        <Group gap="sm" align="flex-start" my="sm">
          <PersonFields person={person} onChange={setPerson} problem={problem} />
          <Button type="submit" variant="outline" color="red" size="xs" mt={25} disabled={named === ''}>
            Erase…
          </Button>
        </Group>
      </form>
      {answer && (
        <p className={ledger.says} role="status" data-testid="erased">
          {answer.leads + answer.decisions === 0
            ? 'Nothing was kept of this person.'
            : `Erased: ${counted(answer.leads, 'lead')}, ${counted(answer.decisions, 'decision')}.`}
        </p>
      )}
      {rest && <ProblemNotice problem={rest} />}
      {asking && (
        <TypedConfirmation
          title="Erase this person"
          expected={named}
          action="Erase"
          busy={busy}
          onConfirm={run}
          onClose={() => setAsking(false)}
        >
          <p>Nobody can read what was kept of this person any more, not from backups either. This cannot be undone.</p>
        </TypedConfirmation>
      )}
    </Section>
  );
}
