import { Page } from '../parts/Page';
import { useRole } from '../session';
import { Erasure } from './Erasure';
import { Export } from './Export';
import { Holds } from './Holds';
import { OptOuts } from './OptOuts';
import { RetentionPeriod } from './RetentionPeriod';

/** What people may ask for, and how long what is kept of them can be read. */
export default function PrivacyPage() {
  const administers = useRole('admin');
  const handsOut = useRole('admin', 'auditor');
  const changes = useRole('admin', 'integrator');
  return (
    <Page title="Privacy" note="the rights of the people behind the leads">
      {handsOut && <Export />}
      {changes && <OptOuts />}
      {changes && <Erasure />}
      {administers && <Holds />}
      {handsOut && <RetentionPeriod mayChange={administers} />}
    </Page>
  );
}
