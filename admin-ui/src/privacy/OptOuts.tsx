import { Button, Group } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Column } from '../parts/DataTable';
import { besides } from '../parts/faults';
import { Hash } from '../parts/Hash';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useMore } from '../parts/useMore';
import { useTask } from '../parts/useTask';
import type { OptOut } from '../types';
import { BY, listOptOuts, NOBODY, optIn, optOut } from './calls';
import { Listed } from './Listed';
import { isOfPerson, PersonFields } from './PersonFields';
import { RowAction } from './RowAction';

/** Who is not to be scored; of the person nothing is kept in clear, so that the list names no one. */
export function OptOuts() {
  const [person, setPerson] = useState(NOBODY);
  const list = useMore('opt-outs', listOptOuts);
  const leaving = useRef('');
  const noting = useTask(async () => {
    await optOut(person);
    setPerson({ ...person, named: '' });
    list.reload();
  });
  const withdrawing = useTask(async () => {
    await optIn(leaving.current);
    list.reload();
  });
  const rest = besides(noting.problem, isOfPerson);

  const withdraw = (id: string) => {
    leaving.current = id;
    void withdrawing.run();
  };

  return (
    <Section title="Opt-outs">
      <p className={ledger.says}>
        Whoever is found by one of these is not scored any more, on any node. It outlives an erasure.
      </p>
      <form onSubmit={noting.submit}>
        <Group gap="sm" align="flex-start" my="sm">
          <PersonFields person={person} onChange={setPerson} problem={noting.problem} />
          <Button
            type="submit"
            variant="default"
            size="xs"
            mt={25}
            loading={noting.busy}
            disabled={person.named.trim() === ''}
          >
            Opt out
          </Button>
        </Group>
      </form>
      {rest && <ProblemNotice problem={rest} />}
      <Listed
        list={list}
        caption="Opt-outs"
        none="Nobody opted out."
        columns={columns(withdraw, withdrawing.busy)}
        keyOf={({ opt_out_id }) => opt_out_id}
        problem={withdrawing.problem}
      />
    </Section>
  );
}

const columns = (withdraw: (id: string) => void, busy: boolean): Column<OptOut>[] => [
  { title: 'Opt-out', width: '190px', cell: ({ opt_out_id }) => <Hash name="opt_out_id" value={opt_out_id} /> },
  { title: 'Named by', cell: ({ by }) => BY[by] },
  { title: 'Noted by', cell: ({ noted_by }) => noted_by },
  { title: 'Noted (UTC)', width: '150px', minor: true, cell: ({ created_on }) => <Time at={created_on} /> },
  {
    title: 'Action',
    width: '90px',
    number: true,
    cell: ({ opt_out_id }) => (
      <RowAction label="Take back" of={opt_out_id} busy={busy} onClick={() => withdraw(opt_out_id)} />
    ),
  },
];
