import { Button, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { besides, faultAt } from '../parts/faults';
import { count, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useTask } from '../parts/useTask';
import type { Client, Profile as Business } from '../types';
import { putClient } from './calls';

/** A business in a few words. */
export function businessOf({ industry, employees, market, country }: Business): string {
  const known = [
    industry && words(industry),
    employees !== undefined && `${count(employees)} employees`,
    market && (market === 'both' ? 'B2B and B2C' : market.toUpperCase()),
    country,
  ].filter(Boolean);
  return known.length === 0 ? 'not known' : known.join(', ');
}

const MARKETS = [
  { value: '', label: 'not said' },
  { value: 'b2b', label: 'B2B' },
  { value: 'b2c', label: 'B2C' },
  { value: 'both', label: 'both' },
];

const FIELDS = ['/name', '/profile/industry', '/profile/employees', '/profile/market', '/profile/country'];

interface Props {
  client: Client;
  onKept: () => void;
}

/** What kind of business a client is, by which it is compared with others. */
export function Profile({ client, onKept }: Props) {
  const [name, setName] = useState(client.name);
  const [industry, setIndustry] = useState(client.profile.industry ?? '');
  const [employees, setEmployees] = useState<number | string>(client.profile.employees ?? '');
  const [market, setMarket] = useState<string>(client.profile.market ?? '');
  const [country, setCountry] = useState(client.profile.country ?? '');
  const { submit, busy, problem } = useTask(async () => {
    await putClient(client.client_id, {
      name: name.trim(),
      profile: {
        ...(industry.trim() && { industry: industry.trim() }),
        ...(employees !== '' && { employees: Number(employees) }),
        ...(market && { market: market as NonNullable<Business['market']> }),
        ...(country.trim() && { country: country.trim() }),
      },
    });
    onKept();
  });
  const rest = besides(problem, (pointer) => FIELDS.includes(pointer));

  return (
    <Section title="Business">
      <p className={ledger.says}>
        Clients are compared by this. Taken from its leads where it is not said: {businessOf(client.seen)}.
      </p>
      <form aria-label="Business" className="no-print" onSubmit={submit}>
        <Group gap="sm" align="flex-start">
          <TextInput
            size="xs"
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={200}
            autoComplete="off"
            error={faultAt(problem, '/name')}
          />
          <TextInput
            size="xs"
            label="Industry"
            value={industry}
            onChange={(event) => setIndustry(event.currentTarget.value)}
            autoComplete="off"
            error={faultAt(problem, '/profile/industry')}
          />
          <NumberInput
            size="xs"
            label="Employees"
            value={employees}
            onChange={setEmployees}
            min={0}
            allowDecimal={false}
            w={110}
            error={faultAt(problem, '/profile/employees')}
          />
          <NativeSelect
            size="xs"
            label="Market"
            data={MARKETS}
            value={market}
            onChange={(event) => setMarket(event.currentTarget.value)}
            error={faultAt(problem, '/profile/market')}
          />
          <TextInput
            size="xs"
            label="Country code"
            value={country}
            onChange={(event) => setCountry(event.currentTarget.value.toUpperCase())}
            maxLength={2}
            autoComplete="off"
            w={100}
            error={faultAt(problem, '/profile/country')}
          />
          <Button type="submit" variant="default" size="xs" mt={25} loading={busy}>
            Keep
          </Button>
        </Group>
      </form>
      {rest && <ProblemNotice problem={rest} />}
    </Section>
  );
}
