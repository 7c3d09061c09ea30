import { OUTCOMES } from '../../outcomes/calls';
import type { Rewards } from '../../types';
import { rewardShelf } from '../calls';
import { differing, type FieldsProps, type Subject } from '../subject';
import { Numbers } from './Values';

/** How good each outcome of a lead is. */
export const rewards: Subject<Rewards, Rewards, Rewards> = {
  name: 'rewards',
  says: 'How good each outcome is, from -1 to 1; weights are learned from it. An empty field has the usual.',
  shelf: rewardShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin: differing,
  body: (draft) => draft,
  Fields,
};

function Fields({ draft, original, onChange, faultUnder }: FieldsProps<Rewards, Rewards>) {
  return (
    <Numbers
      names={Object.keys(original)}
      labelOf={(outcome) => OUTCOMES[outcome as keyof Rewards]}
      values={draft as Record<string, number>}
      original={original as Record<string, number>}
      onChange={onChange}
      faultOf={(outcome) => faultUnder(`/rewards/${outcome}`)}
      min={-1}
      max={1}
    />
  );
}
