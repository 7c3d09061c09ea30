import { Button } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { Pager } from '../parts/Pager';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import type { Customer } from '../types';
import { customerAddress, listCustomers } from './calls';
import { Compare } from './Compare';
import { ImportCustomers } from './ImportCustomers';
import { NewCustomerForm } from './NewCustomerForm';
import { ORIGINS, traitsOf } from './traits';

const PATH = '/customers';

/** The companies that bought, and how a lead compares with them. */
export default function CustomersPage() {
  const after = useQuery().get('after');
  const mayChange = useRole('admin', 'integrator');
  const [adding, setAdding] = useState(false);
  const { data, problem, reload } = useLoad(`customers ${after}`, () => listCustomers(after));

  return (
    <Page title="Customers" note="companies that bought">
      {mayChange && (
        <>
          <ImportCustomers onTaken={reload}>
            <Button variant="default" size="xs" aria-expanded={adding} onClick={() => setAdding(!adding)}>
              New customer
            </Button>
          </ImportCustomers>
          {adding && <NewCustomerForm />}
        </>
      )}
      <Compare />
      <Section title="Those who bought">
        {problem ? (
          <ProblemNotice problem={problem} onRetry={reload} />
        ) : !data ? (
          <Loading what="Reading the customers" />
        ) : data.items.length === 0 && !after ? (
          <EmptyState title="No customer is known.">
            <p>Leads are scored by how much they are like those who bought, once some are.</p>
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption="Customers"
              testId="customers"
              columns={columns}
              rows={data.items}
              keyOf={({ customer_id }) => customer_id}
            />
            <Pager
              path={PATH}
              criteria={{}}
              after={after}
              next={data.next}
              shown={data.items.length}
              of="customer"
              ways={['First', 'Back', 'Next']}
            />
          </>
        )}
      </Section>
    </Page>
  );
}

const columns: Column<Customer>[] = [
  {
    title: 'Customer',
    width: '20%',
    cell: ({ customer_id, name }) => <TextLink href={customerAddress(customer_id)}>{name || customer_id}</TextLink>,
  },
  { title: 'Domain', width: '16%', cell: ({ domain }) => domain },
  { title: 'Traits', cell: ({ traits }) => traitsOf(traits) },
  { title: 'Known', width: '11%', minor: true, cell: ({ origin }) => ORIGINS[origin] },
  { title: 'Updated (UTC)', width: '150px', cell: ({ updated_on }) => <Time at={updated_on} /> },
];
