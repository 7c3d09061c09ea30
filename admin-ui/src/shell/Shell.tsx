import { AppShell, Burger, Button, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, Suspense, useEffect } from 'react';
import { Link, Redirect, Route, Router, Switch, useLocation } from 'wouter';
import type { Session } from '../types';
import { ColorSchemeToggle } from './ColorSchemeToggle';
import { Mark } from './Mark';
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
  const [location] = useLocation();
  const current = pages.find((page) => location.startsWith(page.path));

  useEffect(() => {
    document.title = current ? `${current.label} · Assay` : 'Assay';
  }, [current]);

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
      <AppShell.Navbar className="no-print" p="xs" aria-label="Pages">
        {pages.map(({ path, label, Icon }) => (
          <NavLink
            key={path}
            component={Link}
            href={path}
            label={label}
            leftSection={<Icon />}
            active={location.startsWith(path)}
            aria-current={location.startsWith(path) ? 'page' : undefined}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1}>
        {children}
        <Suspense>
          <Switch>
            <Route path="/">
              <Redirect to={pages[0].path} replace />
            </Route>
            {pages.map(({ path, Content }) => (
              <Route key={path} path={path} component={Content} />
            ))}
            <Route component={NoPage} />
          </Switch>
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
