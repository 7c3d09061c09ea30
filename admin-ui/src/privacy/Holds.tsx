import { Button, Group, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Column } from '../parts/DataTable';
import { besides, faultAt } from '../parts/faults';
import { counted } from '../parts/format';
import { Hash } from '../parts/Hash';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useMore } from '../parts/useMore';
import { useTask } from '../parts/useTask';
import type { Hold } from '../types';
import { BY, listHolds, NOBODY, placeHold, releaseHold } from './calls';
import { Listed } from './Listed';
import { isOfPerson, PersonFields } from './PersonFields';
import { RowAction } from './RowAction';

/** Who may not be erased for the time being. */
export function Holds() {
  const [person, setPerson] = useState(NOBODY);
  const [reason, setReason] = useState('');
  const list = useMore('holds', listHolds);
  const leaving = useRef('');
  const placing = useTask(async () => {
    await placeHold(person, reason.trim());
    setPerson({ ...person, named: '' });
    setReason('');
    list.reload();
  });
  const releasing = useTask(async () => {
    const released = await releaseHold(leaving.current);
    list.reload();
    return released;
  });
  const rest = besides(placing.problem, (pointer) => isOfPerson(pointer) || pointer === '/reason');

  const release = (id: string) => {
    leaving.current = id;
    void releasing.run();
  };

  return (
    <Section title="Legal holds">
      <p className={ledger.says}>
        Nobody can erase whoever is held. Erasures that are asked for meanwhile are owed, and carried out on release.
      </p>
      <form onSubmit={placing.submit}>
        <Group gap="sm" align="flex-start" my="sm">
          <PersonFields person={person} onChange={setPerson} problem={placing.problem} />
          <TextInput
            size="xs"
            label="Reason"
            placeholder="kept sealed, shown to admins"
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={faultAt(placing.problem, '/reason')}
            autoComplete="off"
            w={240}
          />
          <Button
            type="submit"
            variant="default"
            size="xs"
            mt={25}
            loading={placing.busy}
            disabled={person.named.trim() === '' || reason.trim() === ''}
          >
            Hold
          </Button>
        </Group>
      </form>
      {rest && <ProblemNotice problem={rest} />}
      <Listed
        list={list}
        caption="Holds"
        none="Nobody is held."
        columns={columns(release, releasing.busy)}
        keyOf={({ hold_id }) => hold_id}
        problem={releasing.problem}
      >
        {releasing.answer && (
          <p className={ledger.says} role="status" data-testid="released">
            Released; {counted(releasing.answer.erasures, 'owed erasure')} carried out.
          </p>
        )}
      </Listed>
    </Section>
  );
}

const columns = (release: (id: string) => void, busy: boolean): Column<Hold>[] => [
  { title: 'Hold', width: '190px', cell: ({ hold_id }) => <Hash name="hold_id" value={hold_id} /> },
  { title: 'Named by', width: '90px', cell: ({ by }) => BY[by] },
  { title: 'Reason', cell: ({ reason }) => <span style={{ overflowWrap: 'anywhere' }}>{reason}</span> },
  { title: 'Placed by', width: '16%', minor: true, cell: ({ placed_by }) => placed_by },
  { title: 'Placed (UTC)', width: '150px', minor: true, cell: ({ created_on }) => <Time at={created_on} /> },
  {
    title: 'Action',
    width: '80px',
    number: true,
    cell: ({ hold_id }) => <RowAction label="Release" of={hold_id} busy={busy} onClick={() => release(hold_id)} />,
  },
];
