import { useLocation } from 'wouter';
import { findDecisions, listFlags } from '../api';
import { address, useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { Pager } from '../parts/Pager';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import { asked } from './criteria';
import { DecisionTable } from './DecisionTable';
import { SearchForm } from './SearchForm';

const PATH = '/decisions';

/** Finds decisions. The address holds all that is asked, so that it can be sent to somebody. */
export default function DecisionsPage() {
  const query = useQuery();
  const [, navigate] = useLocation();
  const criteria = asked(query);
  const after = query.get('after');
  const question = new URLSearchParams({ ...criteria, ...(after && { after }) });
  const flags = useLoad('flags', listFlags).data?.items ?? [];
  const { data, problem, reload } = useLoad(question.toString(), () => findDecisions(question));

  return (
    <Page title="Decisions">
      <SearchForm
        key={query.toString()}
        query={query}
        faults={problem?.faults ?? []}
        flags={flags}
        onSearch={(next) => navigate(address(PATH, next))}
      />
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Looking for decisions" />
      ) : data.items.length === 0 ? (
        <NoDecisions searched={question.size > 0} />
      ) : (
        <>
          <DecisionTable items={data.items} />
          <Pager
            path={PATH}
            criteria={criteria}
            after={after}
            next={data.next}
            shown={data.items.length}
            of="decision"
          />
        </>
      )}
    </Page>
  );
}

function NoDecisions({ searched }: { searched: boolean }) {
  const integrator = useRole('integrator');
  return searched ? (
    <EmptyState title="No decision meets all of this.">
      <p>Somebody who was erased is found by nothing; the scores stay in the list of all decisions.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Nothing was decided yet.">
      {integrator && (
        <p>
          <TextLink href="/score">Score a first lead</TextLink>
        </p>
      )}
    </EmptyState>
  );
}
