import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { Client } from '../types';
import { deleteClient, learnFor, nameOf } from './calls';

interface Props {
  client: Client;
  onLearned: () => void;
  onDeleted: () => void;
}

/** Finds a client's weights now, or forgets the client. */
export function ClientSteps({ client, onLearned, onDeleted }: Props) {
  const mayLearn = useRole('admin', 'analyst');
  const mayDelete = useRole('admin', 'integrator') && !client.own;
  const [asking, setAsking] = useState(false);
  const learning = useTask(async () => {
    await learnFor(client.client_id);
    onLearned();
    return true;
  });
  const removing = useTask(async () => {
    await deleteClient(client.client_id);
    onDeleted();
  });

  return (
    <>
      <Group gap="sm" my="md" className="no-print">
        {mayLearn && (
          <Button variant="default" size="xs" onClick={learning.run} loading={learning.busy}>
            Find its weights now
          </Button>
        )}
        {mayDelete && (
          <Button variant="outline" color="red" size="xs" ml="auto" onClick={() => setAsking(true)}>
            Forget this client
          </Button>
        )}
      </Group>
      {learning.answer && (
        <p role="status" className={ledger.says}>
          All that is known was looked at; what was found stands below.
        </p>
      )}
      {learning.problem && <ProblemNotice problem={learning.problem} />}
      {asking && (
        <TypedConfirmation
          title="Forget this client"
          expected={nameOf(client)}
          action="Forget"
          busy={removing.busy}
          onConfirm={removing.run}
          onClose={() => setAsking(false)}
        >
          <p>Its address, its business, what became of its leads and its weights are gone for good.</p>
          {removing.problem && <ProblemNotice problem={removing.problem} />}
        </TypedConfirmation>
      )}
    </>
  );
}
