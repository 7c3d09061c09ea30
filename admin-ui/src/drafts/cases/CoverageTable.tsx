import { type Column, DataTable } from '../../parts/DataTable';
import ledger from '../../parts/Ledger.module.css';
import { TextLink } from '../../parts/TextLink';
import type { CaseReport } from '../../types';
import { useDeskOfPage } from '../desk';
import { fileAddress } from '../views';
import { type Place, useRulePlaces } from './useRulePlaces';

type Covered = CaseReport['rules'][number];

/** In how many cases each rule fires, those that never do first. */
export function CoverageTable({ rules }: { rules: Covered[] }) {
  const { draft } = useDeskOfPage();
  const places = useRulePlaces();
  const rows = [...rules].sort((a, b) => a.cases - b.cases);
  return (
    <DataTable
      caption="Coverage"
      testId="coverage"
      columns={columns(draft.draft_id, places)}
      rows={rows}
      keyOf={({ rule }) => rule}
    />
  );
}

const columns = (draftId: string, places: ReadonlyMap<string, Place>): Column<Covered>[] => [
  { title: 'Rule', cell: ({ rule }) => rule },
  {
    title: 'Where',
    width: '26%',
    cell: ({ rule }) => {
      const place = places.get(rule);
      return place && <TextLink href={fileAddress(draftId, place.path, place.line)}>{place.path}</TextLink>;
    },
  },
  {
    title: 'Cases',
    width: '12%',
    number: true,
    cell: ({ cases }) => <span className={cases === 0 ? ledger.risk : undefined}>{cases}</span>,
  },
];
