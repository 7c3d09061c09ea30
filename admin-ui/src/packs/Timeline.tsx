import { type Column, DataTable } from '../parts/DataTable';
import { words } from '../parts/format';
import { Time } from '../parts/Time';
import type { PackVersion, Rollout } from '../types';
import { StageOf } from './StageOf';

interface Event {
  key: string;
  at: string;
  what: string;
  by: string;
  approver: string;
  why: string;
  live: string;
  trial: Rollout['timeline'][number]['trial'];
}

/**
 * All that was done with the versions of a line, the last thing first: published and approved by whom, rolled out and why.
 * What is to come stands above it.
 */
export function Timeline({ versions, rollout }: { versions: PackVersion[]; rollout: Rollout }) {
  const { timeline, scheduled } = rollout;
  const events = [...versions.map(published), ...timeline.map(rolledOut), ...scheduled.map(toCome)];
  const rows = events.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return <DataTable caption="Timeline" testId="timeline" columns={columns} rows={rows} keyOf={({ key }) => key} />;
}

const published = ({ version, published_on, author, approver, note }: PackVersion): Event => ({
  key: `version ${version}`,
  at: published_on,
  what: `${version} published`,
  by: author,
  approver: approver ?? '',
  why: note,
  live: '',
  trial: null,
});

const rolledOut = ({ epoch, at, step, by, reason, live, trial }: Rollout['timeline'][number]): Event => ({
  key: `epoch ${epoch}`,
  at,
  what: words(step.replace(/^(rollout|line|pack)\./, '')),
  by,
  approver: '',
  why: reason,
  live,
  trial,
});

const toCome = ({ step_id, at, version, stage, percent, by, reason }: Rollout['scheduled'][number]): Event => ({
  key: `step ${step_id}`,
  at,
  what: `${version} ${stage}${stage === 'canary' ? ` ${percent}%` : ''}, to come`,
  by,
  approver: '',
  why: reason,
  live: '',
  trial: null,
});

const columns: Column<Event>[] = [
  { title: 'When (UTC)', width: '160px', cell: ({ at }) => <Time at={at} /> },
  { title: 'What', width: '17%', cell: ({ what }) => what },
  { title: 'By', width: '12%', cell: ({ by }) => by },
  { title: 'Approved by', width: '12%', cell: ({ approver }) => approver },
  { title: 'Why', cell: ({ why }) => why },
  { title: 'Live then', width: '80px', cell: ({ live }) => live },
  { title: 'On trial then', width: '16%', minor: true, cell: ({ trial }) => trial && <StageOf trial={trial} /> },
];
