import { AppShell, Burger, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { Loading } from '../parts/Loading';
import type { Session } from '../types';
import { ClosedPage } from './ClosedPage';
import { ColorSchemeToggle } from './ColorSchemeToggle';
import { groupsFor, opens } from './groups';
import { Mark } from './Mark';
import { Navigation } from './Navigation';
import { NoPage } from './NoPage';
import { pages } from './pages';

interface Props {
  session: Session;
  onSignOut: () => void;
  /** What concerns every page, shown above the page. */
  children: ReactNode;
}

/** The frame around every page: who is signed in, where one can go, the page itself. */
export function Shell(props: Props) {
  return (
    <Router base={import.meta.env.BASE_URL.replace(/\/$/, '')}>
      <Frame {...props} />
    </Router>
  );
}

function Frame({ session, onSignOut, children }: Props) {
  const [opened, { toggle, close }] = useDisclosure();
  const groups = groupsFor(session);
  const home = groups[0]?.entries[0]?.path;

  return (
    <AppShell
      header={{ height: 44 }}
      navbar={{ width: 152, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', md: 'lg' }}
      transitionDuration={0}
    >
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="md" size="sm" aria-label="Navigation" />
            <Mark />
          </Group>
          <Group gap="sm" wrap="nowrap">
            <Text size="xs" c="dimmed" truncate>
              {session.tenant ? `${session.tenant.name} · ${session.tenant.plan}` : 'operator'} · key {session.key.name}
            </Text>
            <ColorSchemeToggle />
            <Button variant="default" size="compact-xs" onClick={onSignOut}>
              Sign out
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="no-print" p="xs" aria-label="Pages" style={{ overflowY: 'auto' }}>
        <Navigation groups={groups} onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1}>
        {children}
        <Suspense fallback={<Loading what="Opening the page" />}>
          <Switch>
            <Route path="/">{home ? <Redirect to={home} replace /> : <ClosedPage />}</Route>
            {pages.map((page) => (
              <Route key={page.path} path={page.path}>
                {(params) =>
                  opens(session, page) ? <page.Content params={params} /> : <ClosedPage roles={page.roles} />
                }
              </Route>
            ))}
            <Route>
              <NoPage home={home} />
            </Route>
          </Switch>
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
