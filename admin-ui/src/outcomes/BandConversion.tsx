import { ShareBar } from '../learning/ShareBar';
import { type Column, DataTable } from '../parts/DataTable';
import { count, words } from '../parts/format';
import type { Conversion } from '../types';
import { convertedOf, liftOf } from './figures';

type Band = Conversion['bands'][number];

/** How often leads of each band convert; a line across each bar stands where all leads together end. */
export function BandConversion({ conversion }: { conversion: Conversion }) {
  return (
    <DataTable
      caption="Conversion by band, the best band first"
      testId="conversion"
      columns={columns(conversion.conversion ?? 0)}
      rows={conversion.bands}
      keyOf={({ band }) => band}
    />
  );
}

const columns = (all: number): Column<Band>[] => [
  { title: 'Band', width: '22%', cell: ({ band }) => words(band) },
  { title: 'Conversion', cell: ({ conversion }) => <ShareBar share={conversion ?? 0} before={all} /> },
  { title: 'Leads', width: '90px', number: true, cell: ({ leads }) => count(leads) },
  { title: 'Converted', width: '130px', number: true, cell: convertedOf },
  { title: 'Lift', width: '90px', number: true, cell: ({ lift }) => liftOf(lift) },
];
