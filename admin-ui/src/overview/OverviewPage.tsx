import { Group, NativeSelect, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { address, useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { moment } from '../parts/format';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useEvery } from '../parts/useEvery';
import { useLoad } from '../parts/useLoad';
import { useRole, useTenant } from '../session';
import type { Overview } from '../types';
import { readOverview, type Span, SPANS } from './calls';
import { FirstScore } from './FirstScore';
import { PackView } from './PackView';
import { Running } from './Running';

const PATH = '/overview';

/** How often it is looked at again; more often where the first score is awaited. */
const WATCH_MILLISECONDS = 15_000;
const AWAIT_MILLISECONDS = 2_000;

/** What goes on: what is decided, how it spreads, and by what. */
export default function OverviewPage() {
  const tenant = useTenant();
  const seesNodes = useRole('operator', 'admin', 'analyst', 'approver', 'auditor');
  return tenant ? (
    <Decided>{seesNodes && <Running />}</Decided>
  ) : (
    <Page title="Overview">
      <Running />
    </Page>
  );
}

function Decided({ children }: { children: ReactNode }) {
  const query = useQuery();
  const [, navigate] = useLocation();
  const asked = query.get('span') ?? '';
  const name = asked in SPANS ? asked : 'day';
  const span = SPANS[name]!;
  const { data, problem, reload } = useLoad(name, () => readOverview(span));
  const first = data?.latest === null;
  useEvery(first ? AWAIT_MILLISECONDS : WATCH_MILLISECONDS, !!data, reload);

  const packs = data?.packs ?? [];
  const shown = packs.find(({ pack }) => pack === query.get('pack')) ?? packs[0];
  const go = (change: Record<string, string>) =>
    navigate(address(PATH, { span: asked, pack: query.get('pack'), ...change }));

  return (
    <Page title="Overview">
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {first ? (
        <FirstScore />
      ) : !data ? (
        !problem && <Loading what="Counting" />
      ) : (
        <>
          <Group gap="sm" mb="md" align="flex-end">
            <SegmentedControl
              size="xs"
              aria-label="Time"
              data={Object.entries(SPANS).map(([value, { label }]) => ({ value, label }))}
              value={name}
              onChange={(value) => go({ span: value })}
            />
            {packs.length > 1 && shown && (
              <NativeSelect
                size="xs"
                aria-label="Rule pack"
                data={packs.map(({ pack }) => pack)}
                value={shown.pack}
                onChange={(event) => go({ pack: event.currentTarget.value })}
              />
            )}
          </Group>
          {shown ? <PackView overview={data} pack={shown} /> : <Nothing overview={data} span={span} />}
        </>
      )}
      {data && children}
    </Page>
  );
}

function Nothing({ overview: { latest }, span }: { overview: Overview; span: Span }) {
  return (
    <EmptyState title={`Nothing was decided in the last ${span.label}.`}>
      <p>
        The latest decision is of {moment(latest ?? '')} UTC.{' '}
        <TextLink href="/decisions" underlined>
          All decisions
        </TextLink>
      </p>
    </EmptyState>
  );
}
