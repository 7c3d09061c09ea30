import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../parts/Section';
import type { Json, Lead } from '../types';
import classes from './Kept.module.css';

interface Props {
  lead: Lead;
  /** What may be done with all of it. */
  children: ReactNode;
}

/** What is kept of a lead, as it was sent and as it was looked up elsewhere. */
export function Kept({ lead, children }: Props) {
  return (
    <Section title="What is kept">
      <Text title="As sent" json={lead.lead as Json} />
      {lead.enrichment && Object.keys(lead.enrichment).length > 0 && (
        <Text title="Looked up elsewhere" json={lead.enrichment as Json} />
      )}
      <Group gap="sm" mt="md" className="no-print">
        {children}
      </Group>
    </Section>
  );
}

function Text({ title, json }: { title: string; json: Json }) {
  return (
    <>
      <h3 className={classes.title}>{title}</h3>
      <pre className={classes.text}>{JSON.stringify(json, null, 2)}</pre>
    </>
  );
}
