import { Button, Group } from '@mantine/core';
import { Copy } from '../parts/Copy';
import { Section } from '../parts/Section';

interface Props {
  secret: string;
  onClose: () => void;
}

/** The one time a signing secret is shown. */
export function Secret({ secret, onClose }: Props) {
  return (
    <Section title="The secret, shown once">
      <p>Give it to the target now: it verifies by it what Assay sends, and nobody can read it here again.</p>
      <Group gap="sm">
        <code data-testid="secret">{secret}</code>
        <Copy text={secret} name="the secret" label="Copy" />
        <Button variant="default" size="xs" onClick={onClose}>
          I have it
        </Button>
      </Group>
    </Section>
  );
}
