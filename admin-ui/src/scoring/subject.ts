import type { ComponentType } from 'react';
import type { Role } from '../types';
import type { Shelf } from './calls';

/** Something that a tenant may set: where it is kept, and how it is edited. */
export interface Subject<Content, Body, Draft> {
  /** How its part of what is sent is called. */
  name: string;
  /** What it decides. */
  says: string;
  shelf: Shelf<Content, Body>;
  keepers: Role[];
  activators: Role[];
  /** What the form begins with. */
  begin: (inForce: Content, original: Content) => Draft;
  body: (draft: Draft) => Body;
  Fields: ComponentType<FieldsProps<Content, Draft>>;
}

export interface FieldsProps<Content, Draft> {
  draft: Draft;
  /** The pack's own. */
  original: Content;
  onChange: (draft: Draft) => void;
  /** What is wrong at this place or below it. */
  faultUnder: (pointer: string) => string | undefined;
}

/** Entries that are other than the pack's own. */
export const differing = <Value>(
  inForce: Record<string, Value> = {},
  original: Record<string, Value> = {},
): Record<string, Value> =>
  Object.fromEntries(Object.entries(inForce).filter(([key, value]) => original[key] !== value));

/** With another value; an empty one leaves the pack's own. */
export function withValue<Value>(
  values: Record<string, Value>,
  key: string,
  value: Value | '' | undefined,
): Record<string, Value> {
  const { [key]: _, ...others } = values;
  return value === '' || value === undefined ? others : { ...others, [key]: value };
}

/** A key as a part of a JSON Pointer. */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
