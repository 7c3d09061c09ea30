import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { address, useQuery } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { words } from '../parts/format';
import { Loading } from '../parts/Loading';
import { Pager } from '../parts/Pager';
import { ProblemNotice } from '../parts/ProblemNotice';
import { useLoad } from '../parts/useLoad';
import { useRole } from '../session';
import type { ListedOutcome } from '../types';
import { listOutcomes, OUTCOMES } from './calls';
import { Retract } from './Retract';
import { ToldTable } from './ToldTable';

interface Props {
  path: string;
  clientId: string;
  /** Those that leads can be in. */
  bands: string[];
  /** Changes whenever something was told here. */
  turn: number;
  onRetracted: () => void;
}

const outcomes = Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }));
const ANY = { value: '', label: 'any' };

/** What was told of single leads, a page at a time. The address holds what is asked for. */
export function ToldOutcomes({ path, clientId, bands, turn, onRetracted }: Props) {
  const [, navigate] = useLocation();
  const query = useQuery();
  const mayRetract = useRole('integrator');
  const [retracting, setRetracting] = useState<ListedOutcome>();
  const wanted = { outcome: query.get('outcome') ?? '', band: query.get('band') ?? '' };
  const after = query.get('after');
  const criteria = { client: query.get('client') ?? '', ...wanted };
  const { data, problem, reload } = useLoad(`told ${clientId} ${query} ${turn}`, () =>
    listOutcomes(clientId, wanted, after),
  );
  const want = (change: Partial<typeof wanted>) => navigate(address(path, { ...criteria, ...change }));

  return (
    <>
      <Group gap="sm" mb="sm" className="no-print">
        <NativeSelect
          size="xs"
          label="What became of it"
          data={[ANY, ...outcomes]}
          value={wanted.outcome}
          onChange={(event) => want({ outcome: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label="Band before"
          data={[ANY, ...bands.map((band) => ({ value: band, label: words(band) }))]}
          value={wanted.band}
          onChange={(event) => want({ band: event.currentTarget.value })}
        />
      </Group>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the outcomes" />
      ) : data.items.length === 0 ? (
        <EmptyState title="No outcome is like that." />
      ) : (
        <>
          <ToldTable told={data.items} onRetract={mayRetract ? setRetracting : undefined} />
          <Pager
            path={path}
            criteria={criteria}
            after={after}
            next={data.next}
            shown={data.items.length}
            of="outcome"
          />
        </>
      )}
      {retracting && (
        <Retract
          told={retracting}
          onRetracted={() => {
            setRetracting(undefined);
            onRetracted();
          }}
          onClose={() => setRetracting(undefined)}
        />
      )}
    </>
  );
}
