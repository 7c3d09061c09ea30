import { EmptyState } from '../parts/EmptyState';
import { Page } from '../parts/Page';
import type { Role } from '../types';

/** Stands in place of a page, or of all pages, that the signed-in key does not open. */
export function ClosedPage({ roles }: { roles?: Role[] }) {
  return (
    <Page title="Not for this key">
      <EmptyState
        title={roles ? `This page needs a key with the role ${roles.join(' or ')}.` : 'No page is open to this key.'}
      >
        <p>Sign out and come back with another key, or ask whoever administers your keys.</p>
      </EmptyState>
    </Page>
  );
}
