import { useHistoryState } from 'wouter/use-browser-location';
import { address } from '../parts/address';
import { counted } from '../parts/format';
import { TextLink } from '../parts/TextLink';
import classes from './Pager.module.css';

interface Props {
  path: string;
  criteria: Record<string, string>;
  /** Where this page begins; null for the first. */
  after: string | null;
  /** Where the next page begins; null on the last. */
  next: string | null;
  shown: number;
}

/** Leads to older decisions and back. Where the pages before began, the browser's history remembers. */
export function Pager({ path, criteria, after, next, shown }: Props) {
  const before = (useHistoryState() as { before?: string[] } | null)?.before ?? [];
  const to = (place: string | null | undefined) => address(path, { ...criteria, after: place });

  return (
    <nav className={`${classes.pager} no-print`} aria-label="Pages of the list">
      <span>{counted(shown, 'decision')} on this page</span>
      {after !== null && (
        <>
          <TextLink href={to(null)}>Newest</TextLink>
          {before.length > 0 && (
            <TextLink href={to(before.at(-1))} state={{ before: before.slice(0, -1) }}>
              Newer
            </TextLink>
          )}
        </>
      )}
      {next !== null && (
        <TextLink href={to(next)} state={{ before: [...before, after ?? ''] }}>
          Older
        </TextLink>
      )}
    </nav>
  );
}
