import { useState } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import type { Webhook } from '../types';
import { listWebhooks } from './calls';
import { NewWebhook } from './NewWebhook';
import { Secret } from './Secret';

export const PATH = '/settings/webhooks';

/** Where a tenant is told of events. */
export default function WebhooksPage() {
  const mayChange = useRole('admin');
  const [secret, setSecret] = useState<string>();
  const { data, problem, reload } = useLoad('webhooks', listWebhooks);

  return (
    <Page title="Webhooks">
      {secret && <Secret secret={secret} onClose={() => setSecret(undefined)} />}
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the webhooks" />
      ) : data.items.length === 0 ? (
        <EmptyState title="Events are sent nowhere.">
          <p>A webhook has Assay call an address of yours when something happens.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Webhooks"
          testId="webhooks"
          columns={columns}
          rows={data.items}
          keyOf={(webhook) => webhook.webhook_id}
        />
      )}
      {mayChange && (
        <NewWebhook
          onCreated={(issued) => {
            setSecret(issued.secret);
            reload();
          }}
        />
      )}
    </Page>
  );
}

const columns: Column<Webhook>[] = [
  {
    title: 'Webhook',
    width: '20%',
    cell: ({ webhook_id, name, url }) => (
      <TextLink href={`${PATH}/${webhook_id}`}>{name || new URL(url).host}</TextLink>
    ),
  },
  { title: 'Address', width: '36%', cell: ({ url }) => <span style={{ overflowWrap: 'anywhere' }}>{url}</span> },
  { title: 'Events', cell: ({ types }) => (types.length === 0 ? 'all' : types.join(', ')) },
  { title: 'State', width: '10%', cell: ({ paused }) => (paused ? 'paused' : 'active') },
  { title: 'Created', width: '14%', minor: true, cell: ({ created_on }) => <Time at={created_on} /> },
];
