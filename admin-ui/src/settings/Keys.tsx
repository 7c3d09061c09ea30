import { Button } from '@mantine/core';
import { useContext, useState } from 'react';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { Time } from '../parts/Time';
import { useLoad } from '../parts/useLoad';
import { SessionContext } from '../session';
import type { IssuedKey, TenantKey } from '../types';
import { listKeys } from './calls';
import { NewKey } from './NewKey';
import { OnceShown } from './OnceShown';
import { RevokeKey } from './RevokeKey';

/** Who may call for a tenant: its keys, a new one, the end of one. */
export function Keys({ tenantId, mayChange }: { tenantId: string; mayChange: boolean }) {
  const own = useContext(SessionContext)?.key.key_id;
  const [issued, setIssued] = useState<IssuedKey>();
  const [revoking, setRevoking] = useState<TenantKey>();
  const { data, problem, reload } = useLoad(`keys of ${tenantId}`, () => listKeys(tenantId));

  return (
    <>
      <Section title="Keys">
        {issued && <OnceShown apiKey={issued.api_key} onClose={() => setIssued(undefined)} />}
        {problem ? (
          <ProblemNotice problem={problem} onRetry={reload} />
        ) : !data ? (
          <Loading what="Reading the keys" />
        ) : data.items.length === 0 ? (
          <EmptyState title="Nobody may call yet: there is no key." />
        ) : (
          <DataTable
            caption="Keys"
            testId="keys"
            columns={columns(own, mayChange ? setRevoking : undefined)}
            rows={[...data.items].sort(livingFirst)}
            keyOf={({ key_id }) => key_id}
          />
        )}
      </Section>
      {mayChange && (
        <NewKey
          tenantId={tenantId}
          onIssued={(key) => {
            setIssued(key);
            reload();
          }}
        />
      )}
      {revoking && (
        <RevokeKey
          tenantId={tenantId}
          apiKey={revoking}
          own={revoking.key_id === own}
          onRevoked={() => {
            setRevoking(undefined);
            reload();
          }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  );
}

/** The latest first, and after them those that open nothing any more. */
const livingFirst = (a: TenantKey, b: TenantKey) =>
  Number(a.revoked_on !== null) - Number(b.revoked_on !== null) || (a.created_on < b.created_on ? 1 : -1);

const columns = (own: string | undefined, revoke: ((key: TenantKey) => void) | undefined): Column<TenantKey>[] => [
  {
    title: 'Name',
    width: '22%',
    cell: ({ key_id, name }) => (
      <>
        {name}
        {key_id === own && <span className={ledger.muted}> (yours)</span>}
      </>
    ),
  },
  { title: 'Begins', width: '120px', cell: ({ prefix }) => <span className={ledger.code}>{prefix}…</span> },
  { title: 'Roles', cell: ({ roles }) => roles.join(', ') },
  { title: 'Made (UTC)', width: '150px', minor: true, cell: ({ created_on }) => <Time at={created_on} /> },
  {
    title: 'State',
    width: '190px',
    cell: ({ revoked_on }) =>
      revoked_on === null ? (
        'active'
      ) : (
        <span className={ledger.muted}>
          revoked <Time at={revoked_on} />
        </span>
      ),
  },
  ...(revoke
    ? [
        {
          title: 'Action',
          width: '80px',
          number: true,
          cell: (key: TenantKey) =>
            key.revoked_on === null && (
              <Button
                variant="subtle"
                color="red"
                size="compact-xs"
                h={18}
                px={0}
                aria-label={`Revoke ${key.name}`}
                onClick={() => revoke(key)}
              >
                Revoke
              </Button>
            ),
        },
      ]
    : []),
];
