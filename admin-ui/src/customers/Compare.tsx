import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import ledger from '../parts/Ledger.module.css';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useTask } from '../parts/useTask';
import { compare } from './calls';
import { Nearest } from './Nearest';

/** Compares a company with the customers, from its bare domain up. */
export function Compare() {
  const [domain, setDomain] = useState('');
  const [industry, setIndustry] = useState('');
  const [employees, setEmployees] = useState('');
  const { submit, busy, answer, problem } = useTask(() =>
    compare({
      domain: domain.trim(),
      ...(industry.trim() && { industry: industry.trim() }),
      ...(employees.trim() && { employees: employees.trim() }),
    }),
  );

  return (
    <Section title="Whom a company is like">
      <form aria-label="Whom a company is like" className="no-print" onSubmit={submit}>
        <Group gap="sm" align="end" my="xs">
          <TextInput
            size="xs"
            label="Domain of the company"
            placeholder="acme.de"
            value={domain}
            onChange={(event) => setDomain(event.currentTarget.value)}
            required
            autoComplete="off"
          />
          <TextInput
            size="xs"
            label="Its industry"
            value={industry}
            onChange={(event) => setIndustry(event.currentTarget.value)}
            autoComplete="off"
          />
          <TextInput
            size="xs"
            label="Its employees"
            value={employees}
            onChange={(event) => setEmployees(event.currentTarget.value)}
            autoComplete="off"
          />
          <Button type="submit" variant="default" size="xs" loading={busy}>
            Compare
          </Button>
        </Group>
      </form>
      {problem && <ProblemNotice problem={problem} />}
      {answer?.warnings.map((warning) => (
        <p key={warning} role="status" className={ledger.says} data-testid="warning">
          {warning}
        </p>
      ))}
      {answer && <Nearest answer={answer} />}
    </Section>
  );
}
