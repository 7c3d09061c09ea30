import { Button, Group } from '@mantine/core';
import { Copy } from '../parts/Copy';
import ledger from '../parts/Ledger.module.css';
import classes from './Settings.module.css';

/** The one time a key is shown. */
export function OnceShown({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  return (
    <div role="status" className={classes.once}>
      <p>Copy the key now: it is shown this once, and only its hash is kept.</p>
      <Group gap="sm">
        <code className={ledger.code} data-testid="api-key">
          {apiKey}
        </code>
        <Copy text={apiKey} name="the key" label="Copy" />
        <Button variant="default" size="compact-xs" onClick={onClose}>
          I have it
        </Button>
      </Group>
    </div>
  );
}
