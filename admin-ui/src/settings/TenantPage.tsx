import type { Parameters } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import { listTenants } from './calls';
import { Keys } from './Keys';
import { LogChoice } from './LogChoice';
import { Plan } from './Plan';
import { PATH } from './TenantsPage';
import { Used } from './Used';

/** One tenant, as its operator sees it: its plan, its keys, and what is kept of its decisions. */
export default function TenantPage({ params }: { params: Parameters }) {
  const { data, problem, reload } = useLoad('tenants', listTenants);
  const tenant = data?.items.find(({ tenant_id }) => tenant_id === params.id);
  return (
    <Page
      title={tenant?.name ?? 'Tenant'}
      trail={[{ href: PATH, label: 'Tenants' }]}
      note={tenant && `plan ${tenant.plan}`}
    >
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the tenant" />
      ) : !tenant ? (
        <EmptyState title="There is no such tenant." />
      ) : (
        <>
          <Plan tenantId={tenant.tenant_id} mayChoose mayGive />
          <Used tenantId={tenant.tenant_id} />
          <Keys tenantId={tenant.tenant_id} mayChange />
          <LogChoice tenant={tenant} mayChange />
        </>
      )}
    </Page>
  );
}
