import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { besides, faultAt } from '../parts/faults';
import { ProblemNotice } from '../parts/ProblemNotice';
import { instant, UtcInput } from '../parts/UtcInput';
import { useTask } from '../parts/useTask';
import type { ReplayJob } from '../types';
import { beginReplay, type NewReplay } from './calls';

const NOTHING: NewReplay = { pack: '', version: '', from: '', to: '', with_version: '' };

/** Says which decisions are to be run again; all where nothing is said. */
export function NewReplayForm({ onBegun }: { onBegun: (job: ReplayJob) => void }) {
  const [wanted, setWanted] = useState(NOTHING);
  const { submit, busy, problem } = useTask(async () =>
    onBegun(
      await beginReplay({
        pack: wanted.pack.trim(),
        version: wanted.version.trim(),
        from: wanted.from && instant(wanted.from),
        to: wanted.to && instant(wanted.to),
        with_version: wanted.with_version.trim(),
      }),
    ),
  );
  const set = (name: keyof NewReplay) => (value: string) => setWanted((last) => ({ ...last, [name]: value }));
  const rest = besides(problem, (pointer) => pointer.slice(1) in NOTHING);
  const text = (name: keyof NewReplay, label: string, placeholder: string) => (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      value={wanted[name]}
      onChange={(event) => set(name)(event.currentTarget.value)}
      maxLength={100}
      autoComplete="off"
      error={faultAt(problem, `/${name}`)}
      w={150}
    />
  );

  return (
    <form aria-label="New replay" className="no-print" onSubmit={submit}>
      <Group gap="sm" align="flex-start" mb="md">
        {text('pack', 'Pack', 'any')}
        {text('version', 'Version that judged', 'any')}
        <UtcInput label="From (UTC)" value={wanted.from} onChange={set('from')} error={faultAt(problem, '/from')} />
        <UtcInput label="To (UTC)" value={wanted.to} onChange={set('to')} error={faultAt(problem, '/to')} />
        {text('with_version', 'What if by version', 'the one that judged')}
        <Button type="submit" size="xs" mt={25} loading={busy}>
          Start
        </Button>
      </Group>
      {rest && <ProblemNotice problem={rest} />}
    </form>
  );
}
