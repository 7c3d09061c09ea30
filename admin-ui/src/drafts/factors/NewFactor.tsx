import { Button, Group, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Factor, type Manifest, withFactor } from './manifest';

interface Props {
  manifest: Manifest;
  text: string;
  onEdit: (text: string) => void;
}

const STRATA = [
  { value: 'risks', label: 'risks: speaks against a lead' },
  { value: 'cross', label: 'cross: fields that do not fit' },
  { value: 'signals', label: 'signals: speaks for a lead' },
  { value: 'factors', label: 'factors: a share of the weight' },
];
const EMPTY: Factor = { key: '', stratum: 'risks', group: '', weight: '', severity: 'medium', says: '' };

/** Declares one more factor; a rule then has to set it. */
export function NewFactor({ manifest, text, onEdit }: Props) {
  const [opened, setOpened] = useState(false);
  const [factor, setFactor] = useState(EMPTY);
  if (!opened) {
    return (
      <Button size="compact-xs" variant="default" mt="sm" onClick={() => setOpened(true)}>
        New factor
      </Button>
    );
  }

  const flag = factor.stratum === 'risks' || factor.stratum === 'cross';
  const taken = manifest.factors.some(({ key }) => key === factor.key);
  const complete =
    /^[a-z][a-z0-9_]*$/.test(factor.key) &&
    !taken &&
    /^[a-z][a-z0-9_-]*$/.test(factor.group) &&
    /^-?\d+(\.\d+)?$/.test(factor.weight) &&
    factor.says.trim() !== '';
  const set = (name: keyof Factor) => (value: string) => setFactor({ ...factor, [name]: value });
  const field = (name: keyof Factor) => ({
    size: 'xs',
    value: factor[name],
    autoComplete: 'off',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set(name)(event.currentTarget.value),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!complete) return;
    onEdit(withFactor(text, { ...factor, severity: flag ? factor.severity : '' }));
    setFactor(EMPTY);
    setOpened(false);
  }

  return (
    <form onSubmit={submit}>
      <Group mt="sm" gap="xs" align="flex-end">
        <TextInput label="Factor" w={170} autoFocus error={taken} {...field('key')} />
        <Select
          label="Kind"
          size="xs"
          w={210}
          data={STRATA}
          value={factor.stratum}
          allowDeselect={false}
          onChange={(value) => value && set('stratum')(value)}
        />
        <TextInput label="Group" w={120} {...field('group')} />
        <TextInput label="Points" w={70} inputMode="decimal" {...field('weight')} />
        {flag && (
          <Select
            label="Severity"
            size="xs"
            w={100}
            data={['critical', 'high', 'medium', 'low']}
            value={factor.severity}
            allowDeselect={false}
            onChange={(value) => value && set('severity')(value)}
          />
        )}
        <TextInput label="What it says" flex={1} miw={180} {...field('says')} />
        <Button size="xs" type="submit" disabled={!complete}>
          Add
        </Button>
        <Button size="xs" variant="default" onClick={() => setOpened(false)}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
