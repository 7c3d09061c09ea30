import { words } from '../../parts/format';
import type { WeightsVersion } from '../../types';
import { weightShelf } from '../calls';
import { escaped, type FieldsProps, type Subject } from '../subject';
import { Numbers } from './Values';

type Own = Record<string, number>;

/** How many points each factor is worth. */
export const weights: Subject<WeightsVersion, Own, Own> = {
  name: 'weights',
  says: "How many points each factor brings or takes at most. An empty field has the pack's own weight, which stands in it.",
  shelf: weightShelf,
  keepers: ['analyst'],
  activators: ['analyst', 'approver'],
  begin: ({ weights, own }) => Object.fromEntries(own.map((key) => [key, weights[key] ?? 0])),
  body: (draft) => draft,
  Fields,
};

function Fields({ draft, original, onChange, faultUnder }: FieldsProps<WeightsVersion, Own>) {
  return (
    <Numbers
      names={Object.keys(original.weights)}
      labelOf={words}
      values={draft}
      original={original.weights}
      onChange={onChange}
      faultOf={(key) => faultUnder(`/weights/${escaped(key)}`)}
      min={-1000}
      max={1000}
    />
  );
}
