import { ACTIVITIES } from '../../leads/calls';
import type { HalfLives } from '../../types';
import { halfLifeShelf } from '../calls';
import { differing, type FieldsProps, type Subject } from '../subject';
import { Texts } from './Values';

const kinds = Object.entries(ACTIVITIES);

/** After which time an activity weighs half. */
export const halfLives: Subject<HalfLives, HalfLives, HalfLives> = {
  name: 'half_lives',
  says: "After this time an activity weighs half: 14d, 12h. An empty field has the pack's own; none never fades.",
  shelf: halfLifeShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin: differing,
  body: (draft) => Object.fromEntries(Object.entries(draft).map(([kind, time]) => [kind, time.trim()])),
  Fields,
};

function Fields({ draft, original, onChange, faultUnder }: FieldsProps<HalfLives, HalfLives>) {
  return (
    <Texts
      names={kinds.map(([kind]) => kind)}
      labelOf={(kind) => new Map(kinds).get(kind) ?? kind}
      values={draft}
      original={original}
      onChange={onChange}
      faultOf={(kind) => faultUnder(`/half_lives/${kind}`)}
    />
  );
}
