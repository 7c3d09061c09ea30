import { Box, Button, Center, Code, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Problem, signIn } from '../api';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Mark } from '../shell/Mark';
import type { Session } from '../types';

interface Props {
  /** A session was there and ran out. */
  ended: boolean;
  /** What kept the page from finding out who is here. */
  problem: Problem | undefined;
  onSignIn: (session: Session) => void;
}

export function SignIn({ ended, problem: earlier, onSignIn }: Props) {
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(earlier);
  const refused = problem?.status === 401;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      onSignIn(await signIn(key.trim()));
    } catch (reason) {
      setProblem(reason as Problem);
      setBusy(false);
    }
  }

  return (
    <Center component="main" mih="100vh" p="md">
      <Box w={360} maw="100%">
        <Mark />
        <Title order={1} size="h4" mt="lg" mb="md">
          Sign in
        </Title>
        {ended && !problem && (
          <Text size="sm" mb="md" role="status">
            Your session has ended. Sign in again; what you typed is still there.
          </Text>
        )}
        {problem && !refused && <ProblemNotice problem={problem} />}
        <form onSubmit={submit}>
          <Stack gap="md">
            <PasswordInput
              label="API key"
              placeholder="ak_…"
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
              error={refused && 'No such key. Check that all of it was copied.'}
              autoComplete="current-password"
              autoFocus
              required
              withAsterisk={false}
            />
            <Button type="submit" loading={busy}>
              Sign in
            </Button>
          </Stack>
        </form>
        <Text size="xs" c="dimmed" mt="lg">
          <Code>./assay demo</Code> prints a key when it starts; otherwise your operator issues one. It is exchanged for
          a session and not kept in the browser.
        </Text>
      </Box>
    </Center>
  );
}
