import { Alert, Button, Code, List, Text } from '@mantine/core';
import type { Problem } from '../api';

interface Props {
  problem: Problem;
  /** Asks again; offered where that may help. */
  onRetry?: () => void;
}

/**
 * Says what went wrong, where, and the id under which the operator finds it. Not for a session that ended: the sign-in
 * page answers that.
 */
export function ProblemNotice({ problem, onRetry }: Props) {
  if (problem.status === 401) return null;
  return (
    <Alert
      color="red"
      variant="outline"
      title={problem.status === 403 ? 'Your key may not do this' : problem.title}
      role="alert"
      mb="md"
      p="sm"
      c="var(--mantine-color-text)"
    >
      {problem.faults.length === 0 && problem.detail !== problem.title && <Text size="sm">{problem.detail}</Text>}
      {problem.faults.length > 0 && (
        <List size="sm" mt={4}>
          {problem.faults.map((fault) => (
            <List.Item key={fault.pointer + fault.message}>
              {fault.pointer && <Code>{fault.pointer}</Code>} {fault.message}
            </List.Item>
          ))}
        </List>
      )}
      {onRetry && (problem.status === 0 || problem.status >= 500) && (
        <Button variant="default" size="compact-xs" mt={6} onClick={onRetry}>
          Try again
        </Button>
      )}
      {problem.requestId && (
        <Text size="xs" c="dimmed" mt={4}>
          Request <Code>{problem.requestId}</Code>
        </Text>
      )}
    </Alert>
  );
}
