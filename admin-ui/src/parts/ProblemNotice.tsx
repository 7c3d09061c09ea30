import { Alert, Code, List, Text } from '@mantine/core';
import type { Problem } from '../api';

/**
 * Says what went wrong, where, and the id under which the operator finds it. Not for a session that ended: the sign-in
 * page answers that.
 */
export function ProblemNotice({ problem }: { problem: Problem }) {
  if (problem.status === 401) return null;
  return (
    <Alert
      color="red"
      variant="outline"
      title={problem.title}
      role="alert"
      mb="md"
      p="sm"
      c="var(--mantine-color-text)"
    >
      {problem.detail !== problem.title && <Text size="sm">{problem.detail}</Text>}
      {problem.faults.length > 0 && (
        <List size="sm" mt={4}>
          {problem.faults.map((fault) => (
            <List.Item key={fault.pointer + fault.message}>
              {fault.pointer && <Code>{fault.pointer}</Code>} {fault.message}
            </List.Item>
          ))}
        </List>
      )}
      {problem.requestId && (
        <Text size="xs" c="dimmed" mt={4}>
          Request <Code>{problem.requestId}</Code>
        </Text>
      )}
    </Alert>
  );
}
