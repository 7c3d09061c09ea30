import { Page } from '../parts/Page';
import { useRole, useTenant } from '../session';
import { Plan } from './Plan';
import { Used } from './Used';

/** What the tenant has subscribed to, and what of it was used. */
export default function PlanPage() {
  const tenant = useTenant();
  const administers = useRole('admin');
  if (!tenant) return null;
  return (
    <Page title="Plan &amp; usage" note={tenant.name}>
      <Plan tenantId={tenant.tenant_id} mayChoose={administers} />
      <Used tenantId={tenant.tenant_id} />
    </Page>
  );
}
