import { Button, Group, TagsInput, TextInput } from '@mantine/core';
import { escaped } from '../scoring/subject';
import type { TraitDraft } from './traits';

interface Props {
  draft: TraitDraft;
  onChange: (draft: TraitDraft) => void;
  /** What is wrong at this place of the traits or below it. */
  faultUnder: (pointer: string) => string | undefined;
}

const TEXTS = [
  ['industry', 'Industry', ''],
  ['employees', 'Employees', 'number or range'],
  ['funding_stage', 'Funding stage', 'Series A'],
  ['country', 'Country', 'name or code'],
] as const;

const SETS = [
  ['tech_stack', 'Technology'],
  ['growth_signals', 'Signs of growth'],
] as const;

/** No more than what is typed takes room, so that buttons stay where they are when a field is left. */
const hint = (values: string[]) => (values.length === 0 ? 'one, then Enter' : '');

/** What is known of a company. */
export function TraitFields({ draft, onChange, faultUnder }: Props) {
  const editOwn = (at: number, part: Partial<TraitDraft['custom'][number]>) =>
    onChange({ ...draft, custom: draft.custom.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      <Group gap="sm" align="flex-start">
        {TEXTS.map(([name, label, placeholder]) => (
          <TextInput
            key={name}
            size="xs"
            label={label}
            placeholder={placeholder}
            value={draft[name]}
            onChange={(event) => onChange({ ...draft, [name]: event.currentTarget.value })}
            autoComplete="off"
            w={190}
            error={faultUnder(`/traits/${name}`)}
          />
        ))}
      </Group>
      <Group gap="sm" mt="xs" align="flex-start">
        {SETS.map(([name, label]) => (
          <TagsInput
            key={name}
            size="xs"
            label={label}
            placeholder={hint(draft[name])}
            value={draft[name]}
            onChange={(values) => onChange({ ...draft, [name]: values })}
            w={400}
            error={faultUnder(`/traits/${name}`)}
          />
        ))}
      </Group>
      {draft.custom.map(({ name, values }, at) => (
        <Group key={at} gap="sm" mt="xs" align="flex-start" role="group" aria-label={`Trait of your own ${at + 1}`}>
          <TextInput
            size="xs"
            label="Trait"
            value={name}
            onChange={(event) => editOwn(at, { name: event.currentTarget.value })}
            autoComplete="off"
            w={190}
            error={faultUnder(`/traits/custom/${escaped(name.trim())}`)}
          />
          <TagsInput
            size="xs"
            label="Values"
            placeholder={hint(values)}
            value={values}
            onChange={(next) => editOwn(at, { values: next })}
            w={400}
          />
        </Group>
      ))}
      <Button
        variant="default"
        size="compact-xs"
        mt="xs"
        onClick={() => onChange({ ...draft, custom: [...draft.custom, { name: '', values: [] }] })}
      >
        Add a trait of your own
      </Button>
    </>
  );
}
