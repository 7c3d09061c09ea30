import { EmptyState } from '../parts/EmptyState';
import { Page } from '../parts/Page';
import { TextLink } from '../parts/TextLink';

/** Stands where an address leads nowhere. */
export function NoPage({ home }: { home: string | undefined }) {
  return (
    <Page title="There is no such page">
      <EmptyState title="Nothing stands at this address.">
        {home && (
          <p>
            <TextLink href={home}>Go to the first page</TextLink>
          </p>
        )}
      </EmptyState>
    </Page>
  );
}
