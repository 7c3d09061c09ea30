import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { pages } from './pages';

export function NoPage() {
  return (
    <>
      <Title order={1} size="h4">
        There is no such page
      </Title>
      <Text size="sm">
        Go to{' '}
        <Anchor component={Link} href={pages[0].path}>
          {pages[0].label}
        </Anchor>
        .
      </Text>
    </>
  );
}
