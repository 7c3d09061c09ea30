import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import { counted, percent, words } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { TextLink } from '../parts/TextLink';
import { useRole } from '../session';
import type { Similarity, SimilarityAnswer } from '../types';
import { customerAddress } from './calls';

type Trait = SimilarityAnswer['nearest'][number]['traits'][number];
/** Trait by trait only where it was compared just now. */
type Customer = Similarity['nearest'][number] & { traits?: Trait[] };
/** As a decision was given it, or asked for now. */
type Answer = Omit<Similarity, 'nearest'> & { nearest: Customer[] };

/** The customers that a company is most like: which traits both have, which differ, which are not known of one. */
export function Nearest({ answer }: { answer: Answer }) {
  const { known, value, coverage, customers, nearest } = answer;
  const [shown, setShown] = useState<string>();
  const chosen = nearest.find(({ customer_id }) => customer_id === shown);
  if (!known) {
    return (
      <p className={ledger.says} data-testid="similarity">
        {customers === 0
          ? 'There is no customer to compare with.'
          : 'Too little is known of the company to compare it.'}
      </p>
    );
  }
  return (
    <>
      <p className={ledger.says} data-testid="similarity">
        {percent(value)} like the customers that are nearest, of {counted(customers, 'customer')}; {percent(coverage)}{' '}
        of what counts is known of it.
      </p>
      <DataTable
        caption="The nearest customers"
        testId="nearest"
        columns={[...columns, ...(nearest.some(({ traits }) => traits) ? [traitsOf(shown, setShown)] : [])]}
        rows={nearest}
        keyOf={({ customer_id }) => customer_id}
      />
      {chosen?.traits && (
        <DataTable
          caption={`Trait by trait beside ${chosen.name || chosen.customer_id}`}
          testId="traits"
          columns={traitColumns}
          rows={chosen.traits}
          keyOf={({ trait }) => trait}
        />
      )}
    </>
  );
}

/** Leads to the customer, for those who may read it. */
function Name({ id, children }: { id: string; children: string }) {
  const mayRead = useRole('admin', 'integrator', 'analyst', 'auditor');
  return mayRead ? <TextLink href={customerAddress(id)}>{children}</TextLink> : children;
}

const list = (traits: string[]) => traits.map((trait) => words(trait).toLowerCase()).join(', ');

const columns: Column<Customer>[] = [
  {
    title: 'Customer',
    width: '20%',
    cell: ({ customer_id, name, same_company }) => (
      <>
        <Name id={customer_id}>{name || customer_id}</Name>
        {same_company && <div className={ledger.muted}>the same company</div>}
      </>
    ),
  },
  { title: 'Alike', width: '70px', number: true, cell: ({ similarity }) => percent(similarity) },
  { title: 'Both have', cell: ({ shared }) => <span className={ledger.signal}>{list(shared)}</span> },
  { title: 'Differ in', width: '18%', cell: ({ different }) => list(different) },
  {
    title: 'Not known of one',
    width: '20%',
    minor: true,
    cell: ({ missing }) => <span className={ledger.muted}>{list(missing)}</span>,
  },
];

const traitsOf = (shown: string | undefined, show: (id: string | undefined) => void): Column<Customer> => ({
  title: 'Traits',
  width: '80px',
  cell: ({ customer_id, name }) => (
    <Button
      variant="subtle"
      size="compact-xs"
      onClick={() => show(shown === customer_id ? undefined : customer_id)}
      aria-expanded={shown === customer_id}
      aria-label={`Traits beside ${name || customer_id}`}
    >
      {shown === customer_id ? 'Hide' : 'Show'}
    </Button>
  ),
});

const traitColumns: Column<Trait>[] = [
  { title: 'Trait', width: '20%', cell: ({ trait }) => words(trait) },
  { title: 'The company', cell: ({ lead }) => lead ?? <span className={ledger.muted}>not known</span> },
  { title: 'The customer', cell: ({ customer }) => customer ?? <span className={ledger.muted}>not known</span> },
  { title: 'Weight', width: '70px', number: true, cell: ({ weight }) => weight },
  {
    title: 'Alike',
    width: '70px',
    number: true,
    cell: ({ similarity }) => similarity !== null && percent(similarity),
  },
];
