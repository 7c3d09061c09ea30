import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../api';
import { type Column, DataTable } from '../parts/DataTable';
import { EmptyState } from '../parts/EmptyState';
import { Loading } from '../parts/Loading';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { useMore } from '../parts/useMore';

interface Props<Row> {
  list: ReturnType<typeof useMore<Row>>;
  /** What the table shows: `Opt-outs`. */
  caption: string;
  /** Said where there are none. */
  none: string;
  columns: Column<Row>[];
  keyOf: (row: Row) => string;
  /** What went wrong with one of them. */
  problem: Problem | undefined;
  children?: ReactNode;
}

/** A table that grows on demand. */
export function Listed<Row>({ list, caption, none, columns, keyOf, problem, children }: Props<Row>) {
  const { items, next, more, reload } = list;
  if (list.problem) return <ProblemNotice problem={list.problem} onRetry={reload} />;
  if (!items) return <Loading what="Reading" />;
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {children}
      {items.length === 0 ? (
        <EmptyState title={none} />
      ) : (
        <DataTable caption={caption} testId={caption.toLowerCase()} columns={columns} rows={items} keyOf={keyOf} />
      )}
      {more.problem && <ProblemNotice problem={more.problem} onRetry={more.run} />}
      {next !== null && (
        <Button variant="default" size="xs" mt="xs" loading={more.busy} onClick={more.run}>
          More
        </Button>
      )}
    </>
  );
}
