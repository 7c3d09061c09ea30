import { Button } from '@mantine/core';

interface Props {
  /** What it does: `Release`. */
  label: string;
  /** What it does it to, for those who cannot see the row. */
  of: string;
  busy: boolean;
  onClick: () => void;
}

/** What can be done with one row of a table. */
export const RowAction = ({ label, of, busy, onClick }: Props) => (
  <Button
    variant="subtle"
    size="compact-xs"
    h={18}
    px={0}
    aria-label={`${label} ${of}`}
    disabled={busy}
    onClick={onClick}
  >
    {label}
  </Button>
);
