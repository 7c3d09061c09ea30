import { NavLink } from '@mantine/core';
import { useId } from 'react';
import { Link, useLocation } from 'wouter';
import type { Group } from './groups';
import classes from './Navigation.module.css';

interface Props {
  groups: Group[];
  onGo: () => void;
}

/** Where one can go: few words, in groups. */
export const Navigation = ({ groups, onGo }: Props) =>
  groups.map((group) => <Part key={group.title ?? ''} group={group} onGo={onGo} />);

function Part({ group: { title, entries }, onGo }: { group: Group; onGo: () => void }) {
  const id = useId();
  const [location] = useLocation();
  return (
    <div className={classes.group} role="group" aria-labelledby={title && id}>
      {title && (
        <div id={id} className={classes.title}>
          {title}
        </div>
      )}
      {entries.map(({ path, label, Icon }) => {
        const active = `${location}/`.startsWith(`${path}/`);
        return (
          <NavLink
            key={path}
            component={Link}
            href={path}
            label={label}
            leftSection={<Icon />}
            active={active}
            aria-current={active ? 'page' : undefined}
            onClick={onGo}
            className={classes.entry}
          />
        );
      })}
    </div>
  );
}
