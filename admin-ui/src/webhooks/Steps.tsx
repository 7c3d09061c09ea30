import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../api';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useTask } from '../parts/useTask';
import type { Webhook } from '../types';
import { deleteWebhook, pauseWebhook, rotateSecret, testWebhook } from './calls';

/** How long the old secret signs beside a new one. */
const OVERLAP_HOURS = 24;

interface Props {
  webhook: Webhook;
  onChanged: () => void;
  onSecret: (secret: string) => void;
  onDeleted: () => void;
}

/** What can be done with a webhook. */
export function Steps({ webhook, onChanged, onSecret, onDeleted }: Props) {
  const id = webhook.webhook_id;
  const [deleting, setDeleting] = useState(false);
  const test = useTask(() => testWebhook(id));
  const pause = useTask(async () => {
    await pauseWebhook(id, !webhook.paused);
    onChanged();
  });
  const rotate = useTask(async () => onSecret((await rotateSecret(id, OVERLAP_HOURS)).secret));
  const remove = useTask(async () => {
    await deleteWebhook(id);
    onDeleted();
  });
  const problem: Problem | undefined = test.problem ?? pause.problem ?? rotate.problem;

  return (
    <>
      <Group gap="sm" my="md" className="no-print">
        <Button variant="default" size="xs" onClick={test.run} loading={test.busy}>
          Send a test event
        </Button>
        <Button variant="default" size="xs" onClick={pause.run} loading={pause.busy}>
          {webhook.paused ? 'Go on' : 'Pause'}
        </Button>
        <Button variant="default" size="xs" onClick={rotate.run} loading={rotate.busy}>
          New secret
        </Button>
        <Button variant="outline" color="red" size="xs" ml="auto" onClick={() => setDeleting(true)}>
          Delete
        </Button>
      </Group>
      {problem && <ProblemNotice problem={problem} />}
      {deleting && (
        <TypedConfirmation
          title="Delete this webhook"
          expected={webhook.name || new URL(webhook.url).host}
          action="Delete"
          busy={remove.busy}
          onConfirm={remove.run}
          onClose={() => setDeleting(false)}
        >
          <p>Nothing is sent there any more, not even what is still on its way, and its deliveries are forgotten.</p>
          {remove.problem && <ProblemNotice problem={remove.problem} />}
        </TypedConfirmation>
      )}
    </>
  );
}
