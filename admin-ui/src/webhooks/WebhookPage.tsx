import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Parameters } from '../parts/address';
import { Details } from '../parts/Details';
import { moment } from '../parts/format';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import { readWebhook } from './calls';
import { Deliveries } from './Deliveries';
import { Secret } from './Secret';
import { Steps } from './Steps';
import { PATH } from './WebhooksPage';

/** One webhook: how it is set up, what became of its events, what can be done with it. */
export default function WebhookPage({ params }: { params: Parameters }) {
  const id = params.id ?? '';
  const [, navigate] = useLocation();
  const mayChange = useRole('admin');
  const [secret, setSecret] = useState<string>();
  const { data, problem, reload } = useLoad(id, () => readWebhook(id));

  return (
    <Page
      title={data ? data.name || new URL(data.url).host : 'Webhook'}
      trail={[{ href: PATH, label: 'Webhooks' }]}
      note={data && (data.paused ? 'paused' : 'active')}
    >
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the webhook" />
      ) : (
        <>
          {secret && <Secret secret={secret} onClose={() => setSecret(undefined)} />}
          <Details
            of={{
              address: data.url,
              events: data.types.length === 0 ? 'all' : data.types.join(', '),
              created: moment(data.created_on),
              'old secret signs until': data.old_secrets_until && moment(data.old_secrets_until),
            }}
          />
          {mayChange && (
            <Steps
              webhook={data}
              onChanged={reload}
              onSecret={(next) => {
                setSecret(next);
                reload();
              }}
              onDeleted={() => navigate(PATH)}
            />
          )}
          <Deliveries webhookId={id} />
        </>
      )}
    </Page>
  );
}
