import { packAddress, versionAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { Hash } from '../parts/Hash';
import { Loading } from '../parts/Loading';
import { Page } from '../parts/Page';
import { ProblemNotice } from '../parts/ProblemNotice';
import { TextLink } from '../parts/TextLink';
import { useLoad } from '../parts/useLoad';
import type { Judging } from '../types';
import { listPacks } from './calls';
import { StageOf } from './StageOf';

/** What judges: of each pack the version in force, and what is on trial. */
export default function PacksPage() {
  const { data, problem, reload } = useLoad('packs', listPacks);

  return (
    <Page title="Packs" note={data?.items[0] && `epoch ${data.items[0].epoch}`}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={reload} />
      ) : !data ? (
        <Loading what="Reading the packs" />
      ) : data.items.length === 0 ? (
        <EmptyState title="No pack is live, so nothing can be judged." />
      ) : (
        <DataTable
          caption="Packs"
          testId="packs"
          columns={columns}
          rows={data.items}
          keyOf={(judging) => judging.pack}
        />
      )}
    </Page>
  );
}

const columns: Column<Judging>[] = [
  { title: 'Pack', width: '18%', cell: ({ pack }) => <TextLink href={packAddress(pack)}>{pack}</TextLink> },
  { title: 'Line', width: '18%', cell: lineOf },
  {
    title: 'Live',
    width: '10%',
    cell: ({ pack, version }) => <TextLink href={versionAddress(pack, version)}>{version}</TextLink>,
  },
  { title: 'On trial', width: '18%', cell: ({ trial }) => <StageOf trial={trial} /> },
  { title: 'Own numbers', width: '18%', cell: numbersOf },
  {
    title: 'pack hash',
    minor: true,
    cell: ({ pack, pack_hash }) => <Hash name={`pack_hash of ${pack}`} value={pack_hash} />,
  },
];

/** Whose versions judge, and whether a newer one would. */
function lineOf({ line, pin }: Judging): string {
  if (line === 'own') return 'own';
  return pin === null ? 'base, follows' : `base, stays at ${pin}`;
}

/** Which of the tenant's own numbers stand in place of the pack's. */
function numbersOf({ weights_version, bands_version, calibration_version }: Judging): string {
  const own = [
    weights_version > 0 && `weights ${weights_version}`,
    bands_version > 0 && `bands ${bands_version}`,
    calibration_version > 0 && `calibration ${calibration_version}`,
  ].filter(Boolean);
  return own.length > 0 ? own.join(', ') : 'none';
}
