import { Button, Group, Kbd, Menu, SegmentedControl, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRole } from '../session';
import type { JsonObject } from '../types';
import { examples } from './examples';
import type { Parsed, View } from './lead';
import { LeadForm } from './LeadForm';
import classes from './LeadInput.module.css';

interface Props {
  /** The lead as JSON text: the one truth that form and JSON both show. */
  text: string;
  parsed: Parsed;
  view: View;
  busy: boolean;
  onChange: (text: string) => void;
  onView: (view: View) => void;
  onStart: (lead: JsonObject) => void;
  onScore: () => void;
}

const views: View[] = ['Form', 'JSON'];

export function LeadInput({ text, parsed, view, busy, onChange, onView, onStart, onScore }: Props) {
  const integrator = useRole('integrator');

  function submit(event: FormEvent) {
    event.preventDefault();
    onScore();
  }

  return (
    <form className={`${classes.input} no-print`} aria-label="Lead" onSubmit={submit}>
      <Group justify="space-between">
        <SegmentedControl size="xs" aria-label="How to enter the lead" data={views} value={view} onChange={onView} />
        <Examples onStart={onStart} />
      </Group>
      {view === 'JSON' ? (
        <Textarea
          aria-label="Lead as JSON"
          placeholder={'{ "name": "…", "email": "…" }'}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={parsed.fault}
          classNames={{ input: classes.json }}
          autosize
          minRows={16}
          maxRows={28}
          spellCheck={false}
        />
      ) : parsed.fault === undefined ? (
        <LeadForm lead={parsed.lead} onChange={onChange} />
      ) : (
        <Text size="sm" role="alert">
          The form cannot show this lead. {parsed.fault}{' '}
          <Button variant="default" size="compact-xs" onClick={() => onView('JSON')}>
            Mend it as JSON
          </Button>
        </Text>
      )}
      <Group gap="sm">
        <Button type="submit" size="sm" loading={busy} disabled={!integrator || parsed.fault !== undefined}>
          Score
        </Button>
        <Button variant="default" size="sm" onClick={() => onChange('')} disabled={text === ''}>
          Clear
        </Button>
        {integrator && (
          <Text size="xs" c="dimmed">
            <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd> scores
          </Text>
        )}
      </Group>
      {!integrator && <Text size="sm">Scoring needs a key with the role integrator; yours has it not.</Text>}
    </form>
  );
}

function Examples({ onStart }: Pick<Props, 'onStart'>) {
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" size="xs">
          Examples
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {examples.map(({ name, lead }) => (
          <Menu.Item key={name} onClick={() => onStart(lead)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
