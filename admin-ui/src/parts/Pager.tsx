import { useHistoryState } from 'wouter/use-browser-location';
import { address } from './address';
import { counted } from './format';
import classes from './Pager.module.css';
import { TextLink } from './TextLink';

interface Props {
  path: string;
  criteria: Record<string, string>;
  /** Where this page begins; null for the first. */
  after: string | null;
  /** Where the next page begins; null on the last. */
  next: string | null;
  shown: number;
  /** What is listed: `decision`. */
  of: string;
  /** Several of them, where that is not with an s. */
  many?: string;
  /** How the ways are called to the first page, to the one before and to the next. */
  ways?: [string, string, string];
}

/** Leads on through a list and back. Where the pages before began, the browser's history remembers. */
export function Pager({ path, criteria, after, next, shown, of, many, ways = ['Newest', 'Newer', 'Older'] }: Props) {
  const before = (useHistoryState() as { before?: string[] } | null)?.before ?? [];
  const to = (place: string | null | undefined) => address(path, { ...criteria, after: place });
  const [first, back, on] = ways;

  return (
    <nav className={`${classes.pager} no-print`} aria-label="Pages of the list">
      <span>{counted(shown, of, many)} on this page</span>
      {after !== null && (
        <>
          <TextLink href={to(null)}>{first}</TextLink>
          {before.length > 0 && (
            <TextLink href={to(before.at(-1))} state={{ before: before.slice(0, -1) }}>
              {back}
            </TextLink>
          )}
        </>
      )}
      {next !== null && (
        <TextLink href={to(next)} state={{ before: [...before, after ?? ''] }}>
          {on}
        </TextLink>
      )}
    </nav>
  );
}
