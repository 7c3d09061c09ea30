import { versionAddress } from '../parts/address';
import { type Column, DataTable } from '../parts/DataTable';
import { Hash } from '../parts/Hash';
import { TextLink } from '../parts/TextLink';
import { Time } from '../parts/Time';
import type { PackVersion } from '../types';

/** The versions of a line, the newest first. */
export function VersionTable({ versions }: { versions: PackVersion[] }) {
  return (
    <DataTable
      caption="Versions"
      testId="versions"
      columns={columns}
      rows={[...versions].reverse()}
      keyOf={(version) => version.version}
    />
  );
}

const columns: Column<PackVersion>[] = [
  {
    title: 'Version',
    width: '9%',
    cell: ({ pack, version, line }) => <TextLink href={versionAddress(pack, version, line)}>{version}</TextLink>,
  },
  { title: 'State', width: '10%', cell: ({ state }) => state },
  { title: 'Published (UTC)', width: '16%', cell: ({ published_on }) => <Time at={published_on} /> },
  { title: 'Author', width: '12%', cell: ({ author }) => author },
  { title: 'Approved by', width: '12%', cell: ({ approver }) => approver ?? '' },
  { title: 'What is new', cell: ({ note }) => note },
  {
    title: 'pack hash',
    width: '20%',
    minor: true,
    cell: ({ version, pack_hash }) => <Hash name={`pack_hash of ${version}`} value={pack_hash} />,
  },
];
