import { words } from '../../parts/format';
import { ACTIVITIES } from '../../leads/calls';
import type { CrmSettings } from '../../types';
import { crmShelf } from '../calls';
import { differing, type FieldsProps, type Subject } from '../subject';
import { Numbers } from './Values';

interface Draft {
  caps: Record<string, number>;
  limits: Record<string, number>;
  /** By its name in JSON, where it is the tenant's own. */
  age: Record<string, number>;
}

const STALE = 'stale_after_hours';

const ageOf = (settings: CrmSettings): Record<string, number> =>
  settings.stale_after_hours === undefined ? {} : { [STALE]: settings.stale_after_hours };

const kinds = Object.entries(ACTIVITIES);

/** How much groups and activities can bring, and when a score is computed anew. */
export const crm: Subject<CrmSettings, CrmSettings, Draft> = {
  name: 'crm',
  says: "An empty field has the pack's own number, which stands in it.",
  shelf: crmShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin: (inForce, original) => ({
    caps: differing(inForce.caps, original.caps),
    limits: differing(inForce.daily_limits, original.daily_limits),
    age: differing(ageOf(inForce), ageOf(original)),
  }),
  body: ({ caps, limits, age }) => ({ caps, daily_limits: limits, ...age }),
  Fields,
};

function Fields({ draft, original, onChange, faultUnder }: FieldsProps<CrmSettings, Draft>) {
  return (
    <>
      <Numbers
        title="The most points of a group"
        names={Object.keys(original.caps ?? {})}
        labelOf={words}
        values={draft.caps}
        original={original.caps ?? {}}
        onChange={(caps) => onChange({ ...draft, caps })}
        faultOf={(group) => faultUnder(`/crm/caps/${group}`)}
        min={0}
        max={100}
      />
      <Numbers
        title="How many of a kind count on one day (UTC)"
        names={kinds.map(([kind]) => kind)}
        labelOf={(kind) => new Map(kinds).get(kind) ?? kind}
        values={draft.limits}
        original={original.daily_limits ?? {}}
        onChange={(limits) => onChange({ ...draft, limits })}
        faultOf={(kind) => faultUnder(`/crm/daily_limits/${kind}`)}
        min={1}
        max={1000}
        whole
      />
      <Numbers
        title="When a score is old"
        names={[STALE]}
        labelOf={() => 'Computed anew after hours'}
        values={draft.age}
        original={ageOf(original)}
        onChange={(age) => onChange({ ...draft, age })}
        faultOf={() => faultUnder(`/crm/${STALE}`)}
        min={1}
        max={8760}
        whole
      />
    </>
  );
}
