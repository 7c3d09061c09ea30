import { Group, Text } from '@mantine/core';

/** The name with its sign: three steps of a waterfall. */
export function Mark() {
  return (
    <Group gap={8} wrap="nowrap">
      <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true">
        <path fill="var(--assay-accent)" d="M1 3h5v3H1zM6 6h4v3H6zM10 9h5v4h-5z" />
      </svg>
      <Text fw={600} size="sm" component="span">
        Assay
      </Text>
    </Group>
  );
}
