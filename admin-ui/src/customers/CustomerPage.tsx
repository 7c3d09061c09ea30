import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useQuery } from '../parts/address';
import { Details } from '../parts/Details';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Time } from '../parts/Time';
import { TypedConfirmation } from '../parts/TypedConfirmation';
import { useLoad } from '../parts/useLoad';
import { useTask } from '../parts/useTask';
import { useRole } from '../session';
import type { Customer } from '../types';
import { deleteCustomer, readCustomer } from './calls';
import { CustomerForm } from './CustomerForm';
import { ORIGINS, traitsOf } from './traits';

const PATH = '/customers';
const trail = [{ href: PATH, label: 'Customers' }];

/** One company that bought: what is known of it. */
export default function CustomerPage() {
  const id = useQuery().get('customer_id') ?? '';
  const mayChange = useRole('admin', 'integrator');
  const { data, problem, reload } = useLoad(id, () => readCustomer(id));

  return (
    <Page
      title={data?.name || id}
      trail={trail}
      note={
        data && (
          <>
            {ORIGINS[data.origin]} · updated <Time at={data.updated_on} /> UTC
          </>
        )
      }
    >
      {problem?.status === 404 ? (
        <EmptyState title="There is no such customer." />
      ) : problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the customer" />
      ) : mayChange ? (
        <>
          <CustomerForm key={data.updated_on} customer={data} onKept={reload} />
          <Forget customer={data} />
        </>
      ) : (
        <Details of={{ domain: data.domain || null, traits: traitsOf(data.traits) }} />
      )}
    </Page>
  );
}

/** No later answer names the company, once its id was typed. */
function Forget({ customer: { customer_id } }: { customer: Customer }) {
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const { run, busy, problem } = useTask(async () => {
    await deleteCustomer(customer_id);
    navigate(PATH);
  });
  return (
    <Group mt="lg" className="no-print">
      <Button variant="outline" color="red" size="xs" ml="auto" onClick={() => setAsking(true)}>
        Forget this customer
      </Button>
      {asking && (
        <TypedConfirmation
          title="Forget this customer"
          expected={customer_id}
          action="Forget"
          busy={busy}
          onConfirm={run}
          onClose={() => setAsking(false)}
        >
          <p>No answer is made of it or names it any more, answers to earlier decisions included.</p>
          {problem && <ProblemNotice problem={problem} />}
        </TypedConfirmation>
      )}
    </Group>
  );
}
