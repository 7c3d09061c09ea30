import { Button } from '@mantine/core';
import { useDeskOfPage } from './desk';

/** Takes a file away; it can be put back while the page is open. */
export function RemoveFile({ path }: { path: string }) {
  const { mayEdit, remove, saving } = useDeskOfPage();
  return mayEdit ? (
    <Button size="compact-sm" variant="default" onClick={() => void remove(path)} disabled={saving !== null}>
      Remove
    </Button>
  ) : null;
}

/** Says what was removed last, and puts it back. */
export function Removed() {
  const { removed, putBack } = useDeskOfPage();
  return removed ? (
    <p role="status">
      {removed.path} is removed.{' '}
      <Button size="compact-xs" variant="default" onClick={() => void putBack()}>
        Put it back
      </Button>
    </p>
  ) : null;
}
