import { Group, NativeSelect, TextInput } from '@mantine/core';
import { words } from '../parts/format';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import { readBands, STATUSES } from './calls';

interface Props {
  criteria: Record<string, string>;
  onChoose: (criteria: Record<string, string>) => void;
}

const statuses = Object.entries(STATUSES).map(([value, label]) => ({ value, label }));

/** Narrows the list to a band, and to a place in the pipeline. */
export function LeadFilter({ criteria, onChoose }: Props) {
  const readsBands = useRole('admin', 'analyst', 'approver', 'auditor');
  const bands = useLoad('bands', async () => (readsBands ? (await readBands()).bands : undefined)).data;
  const chosen = criteria.band;
  const named = (bands ?? []).map(({ band }) => band);
  const all = chosen && !named.includes(chosen) ? [...named, chosen] : named;

  return (
    <Group gap="sm" mb="md" className="no-print" role="search">
      {readsBands && (
        <Choice
          label="Band"
          values={all.map((band) => ({ value: band, label: words(band) }))}
          value={chosen}
          onChange={(band) => onChoose({ ...criteria, band })}
        />
      )}
      <Choice
        label="Pipeline"
        values={statuses}
        value={criteria.status}
        onChange={(status) => onChoose({ ...criteria, status })}
      />
      <TextInput
        size="xs"
        label="Owner"
        placeholder="all"
        key={criteria.owner}
        defaultValue={criteria.owner}
        onBlur={(event) => {
          const owner = event.currentTarget.value.trim();
          if (owner !== (criteria.owner ?? '')) onChoose({ ...criteria, owner });
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        autoComplete="off"
      />
    </Group>
  );
}

interface ChoiceProps {
  label: string;
  values: { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string) => void;
}

const Choice = ({ label, values, value = '', onChange }: ChoiceProps) => (
  <NativeSelect
    size="xs"
    label={label}
    data={[{ value: '', label: 'All' }, ...values]}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
