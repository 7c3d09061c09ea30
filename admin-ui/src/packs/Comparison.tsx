import { NativeSelect } from '@mantine/core';
import { useLocation } from 'wouter';
import { address, useQuery, versionAddress } from '../parts/address';
import { EmptyState } from '../parts/EmptyState';
import { counted } from '../parts/format';
import ledger from '../parts/Ledger.module.css';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Section } from '../parts/Section';
import { useLoad } from '../parts/useLoad';
import { Changes } from '../review/Changes';
import type { SignedPackVersion } from '../types';
import { compareVersions, listVersions } from './calls';

/** What a version means that another one does not, side by side; the address names the other one. */
export function Comparison({ version: { pack, version, line } }: { version: SignedPackVersion }) {
  const asked = useQuery().get('from');
  const [, navigate] = useLocation();
  const { data } = useLoad(`others ${pack} ${line}`, async () => {
    const [own, base] = await Promise.all([listVersions(pack, line), listVersions(pack, 'base')]);
    return [...new Set([...own.items, ...base.items].map((one) => one.version))];
  });
  if (!data) return null;

  const others = data.filter((other) => other !== version);
  const from = asked ?? data[data.indexOf(version) - 1] ?? others.at(-1);
  const compare = (other: string) => {
    const path = versionAddress(pack, version);
    navigate(address(path, { line, from: other }), { replace: true });
  };
  return (
    <Section
      title="Changes"
      actions={
        from && (
          <NativeSelect
            size="xs"
            aria-label="Compare with"
            value={from}
            data={others.map((other) => ({ value: other, label: `against ${other}` }))}
            onChange={(event) => compare(event.currentTarget.value)}
          />
        )
      }
    >
      {from ? (
        <Changed pack={pack} from={from} to={version} />
      ) : (
        <EmptyState title="There is no other version to compare it with." />
      )}
    </Section>
  );
}

function Changed({ pack, from, to }: { pack: string; from: string; to: string }) {
  const { data, problem, reload } = useLoad(`${pack} ${from} ${to}`, () => compareVersions(pack, from, to));
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="Comparing" />;
  return (
    <>
      <p className={ledger.says}>
        {counted(data.changes.length, 'change')} in meaning from {from} to {to}; layout and comments do not count.
      </p>
      <Changes changes={data.changes} />
    </>
  );
}
