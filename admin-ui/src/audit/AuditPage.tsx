import { useState } from 'react';
import { useLocation } from 'wouter';
import { address, useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { Pager } from '../parts/Pager';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import { useTenant } from '../session';
import { AuditForm } from './AuditForm';
import { AuditTable } from './AuditTable';
import { listAudit } from './calls';
import { asked } from './criteria';
import { Export } from './Export';
import { OneEntry } from './OneEntry';

const PATH = '/audit';

/** Who did what. The address holds all that is asked, so that it can be sent to somebody. */
export default function AuditPage() {
  const query = useQuery();
  const [, navigate] = useLocation();
  const tenant = useTenant();
  const [shown, setShown] = useState<string>();
  const criteria = asked(query);
  const after = query.get('after');
  const { data, problem, reload } = useLoad(query.toString(), () => listAudit(criteria, after));
  const entry = data?.items.find(({ entry_id }) => entry_id === shown);

  return (
    <Page
      title="Audit"
      note={
        <>
          who did what, and why;{' '}
          <TextLink href="/verify" underlined>
            Verify
          </TextLink>{' '}
          proves that no decision was altered
        </>
      }
    >
      <AuditForm
        key={query.toString()}
        query={query}
        faults={problem?.faults ?? []}
        onSearch={(next) => navigate(address(PATH, next))}
      />
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the trail" />
      ) : data.items.length === 0 ? (
        <EmptyState
          title={
            Object.keys(criteria).length > 0 ? 'Nothing that was done meets all of this.' : 'Nothing was done yet.'
          }
        />
      ) : (
        <>
          <AuditTable entries={data.items} ofAll={tenant === null} shown={shown} onShow={setShown} />
          <Pager
            path={PATH}
            criteria={criteria}
            after={after}
            next={data.next}
            shown={data.items.length}
            of="entry"
            many="entries"
          />
          {entry && <OneEntry entry={entry} onClose={() => setShown(undefined)} />}
          <Export criteria={criteria} />
        </>
      )}
    </Page>
  );
}
