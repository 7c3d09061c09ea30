import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { counted } from '../parts/format';
import { Hash } from '../parts/Hash';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import type { Tenant } from '../types';
import { listTenants } from './calls';
import { NewTenant } from './NewTenant';

export const PATH = '/tenants';

/** For whom this service decides. */
export default function TenantsPage() {
  const { data, problem, reload } = useLoad('tenants', listTenants);
  return (
    <Page title="Tenants" note={data && counted(data.items.length, 'tenant')}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the tenants" />
      ) : data.items.length === 0 ? (
        <EmptyState title="There is no tenant yet.">
          <p>A tenant has keys, decisions and rules of its own. Create the first one.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Tenants"
          testId="tenants"
          columns={columns}
          rows={data.items}
          keyOf={({ tenant_id }) => tenant_id}
        />
      )}
      <NewTenant />
    </Page>
  );
}

const columns: Column<Tenant>[] = [
  {
    title: 'Tenant',
    width: '34%',
    cell: ({ tenant_id, name }) => <TextLink href={`${PATH}/${tenant_id}`}>{name}</TextLink>,
  },
  { title: 'Plan', width: '18%', cell: ({ plan }) => plan },
  { title: 'Log', width: '18%', cell: ({ log }) => log },
  { title: 'Id', cell: ({ tenant_id, name }) => <Hash name={`tenant_id of ${name}`} value={tenant_id} /> },
];
