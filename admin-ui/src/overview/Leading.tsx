import type { ReactNode } from 'react';
import { TextLink } from '../parts/TextLink';

/** Where the decisions are that meet this; nothing for those who may not search them. */
export type Found = (criteria: Record<string, string>) => string | undefined;

interface Props {
  to: string | undefined;
  /** Set where words stand around it. */
  underlined?: boolean;
  children: ReactNode;
}

/** A link, or the same words where there is nothing to lead to. */
export const Leading = ({ to, underlined, children }: Props) =>
  to === undefined ? (
    children
  ) : (
    <TextLink href={to} underlined={underlined}>
      {children}
    </TextLink>
  );
