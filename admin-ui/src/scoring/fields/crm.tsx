import { words } from '../../parts/format';
import { ACTIVITIES } from '../../leads/calls';
import type { CrmSettings } from '../../types';
import { crmShelf } from '../calls';
import { differing, type FieldsProps, type Subject } from '../subject';
import { Numbers } from './Values';

interface Draft {
  caps: Record<string, number>;
  limits: Record<string, number>;
  /** By their names in JSON. */
  others: Record<string, number>;
}

const OTHERS = {
  stale_after_hours: { label: 'A score is computed anew after hours', min: 1, max: 8760 },
  hysteresis: { label: 'Points below its band until a lead has left it', min: 0, max: 30 },
} as const;

type Other = keyof typeof OTHERS;

const names = Object.keys(OTHERS) as Other[];

const othersOf = (settings: CrmSettings): Record<string, number> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = settings[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

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
    others: differing(othersOf(inForce), othersOf(original)),
  }),
  body: ({ caps, limits, others }) => ({ caps, daily_limits: limits, ...others }),
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
      {names.map((name) => (
        <Numbers
          key={name}
          names={[name]}
          labelOf={() => OTHERS[name].label}
          values={draft.others}
          original={othersOf(original)}
          onChange={(others) => onChange({ ...draft, others })}
          faultOf={() => faultUnder(`/crm/${name}`)}
          min={OTHERS[name].min}
          max={OTHERS[name].max}
          whole
        />
      ))}
    </>
  );
}
