import { Button } from '@mantine/core';
import { Details } from '../parts/Details';
import { moment } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Section } from '../parts/Section';
import type { AuditEntry } from '../types';
import { nameOf } from './steps';

/** All that is kept of a step: a sentence, then the facts it names. */
export function OneEntry({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { at, by, step, subject, reason, details, entry_id, key_id, tenant_id } = entry;
  return (
    <Section
      title={nameOf(step)}
      actions={
        <Button variant="subtle" size="compact-xs" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className={ledger.says} data-testid="entry">
        {by === 'assay' ? 'The service itself' : by} did this on {moment(at)} UTC
        {reason ? `, because: ${reason}` : ' and gave no reason'}.
      </p>
      <Details of={{ 'to what': subject || null, ...details, step, entry_id, key_id, tenant_id }} />
    </Section>
  );
}
