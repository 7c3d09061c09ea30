import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { besides, faultAt, faultUnder } from '../parts/faults';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useTask } from '../parts/useTask';
import type { Customer } from '../types';
import { putCustomer } from './calls';
import { TraitFields } from './TraitFields';
import { begin, traitsIn } from './traits';

interface Props {
  /** Which one is edited; a new one has to be given an id. */
  customer?: Customer;
  onKept: (customer: Customer) => void;
}

/** Says that a company bought, and what is known of it. */
export function CustomerForm({ customer, onKept }: Props) {
  const [id, setId] = useState(customer?.customer_id ?? '');
  const [name, setName] = useState(customer?.name ?? '');
  const [domain, setDomain] = useState(customer?.domain ?? '');
  const [traits, setTraits] = useState(() => begin(customer?.traits ?? {}));
  const { submit, busy, problem } = useTask(async () =>
    onKept(await putCustomer(id.trim(), { name: name.trim(), domain: domain.trim(), traits: traitsIn(traits) })),
  );
  const rest = besides(problem, (pointer) => /^\/(customer_id|name|domain|traits\/.+)$/.test(pointer));

  return (
    <form aria-label={customer ? 'Customer' : 'New customer'} onSubmit={submit}>
      <Group gap="sm" align="flex-start" mb="xs">
        {!customer && (
          <TextInput
            size="xs"
            label="Your own id"
            value={id}
            onChange={(event) => setId(event.currentTarget.value)}
            required
            maxLength={200}
            pattern=".*\S.*"
            title="an id of your own"
            autoComplete="off"
            w={170}
            error={faultAt(problem, '/customer_id')}
          />
        )}
        <TextInput
          size="xs"
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          autoComplete="off"
          w={260}
          error={faultAt(problem, '/name')}
        />
        <TextInput
          size="xs"
          label="Domain"
          value={domain}
          onChange={(event) => setDomain(event.currentTarget.value)}
          maxLength={253}
          autoComplete="off"
          w={260}
          error={faultAt(problem, '/domain')}
        />
      </Group>
      <TraitFields draft={traits} onChange={setTraits} faultUnder={(pointer) => faultUnder(problem, pointer)} />
      <Group gap="sm" my="sm">
        <Button type="submit" variant="default" size="xs" loading={busy}>
          {customer ? 'Keep' : 'Add'}
        </Button>
      </Group>
      {rest && <ProblemNotice problem={rest} />}
    </form>
  );
}
