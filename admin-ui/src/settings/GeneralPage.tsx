import { Page } from '../parts/Page';
import { useRole, useTenant } from '../session';
import { FourEyesSwitch } from './FourEyesSwitch';
import { Keys } from './Keys';
import { LogChoice } from './LogChoice';

/** What holds for the whole tenant: who may call, what is kept, who has to agree. */
export default function GeneralPage() {
  const tenant = useTenant();
  const administers = useRole('admin');
  const readsKeys = useRole('admin', 'auditor');
  if (!tenant) return null;
  return (
    <Page title="General" note={`${tenant.name}, plan ${tenant.plan}`}>
      {readsKeys && <Keys tenantId={tenant.tenant_id} mayChange={administers} />}
      <FourEyesSwitch mayChange={administers} />
      <LogChoice tenant={tenant} mayChange={administers} />
    </Page>
  );
}
