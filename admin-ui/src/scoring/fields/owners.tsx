import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { Owners } from '../../types';
import { ownerShelf } from '../calls';
import type { FieldsProps, Subject } from '../subject';
import { Rows } from './Rows';

interface Draft {
  strategy: Owners['strategy'];
  /** As they were typed. */
  owners: { owner: string; weight: number | string; capacity: number | string }[];
}

const STRATEGIES: Record<Owners['strategy'], string> = {
  round_robin: 'in turn',
  by_load: 'by who has the fewest open leads for their share',
};

/** Who looks after hot leads, and how they are shared out. */
export const owners: Subject<Partial<Owners>, Owners, Draft> = {
  name: 'owners',
  says: 'Hot leads are given to one of these. Without any, no lead is given to anybody.',
  shelf: ownerShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin: ({ strategy = 'round_robin', owners: all = [] }) => ({
    strategy,
    owners: all.map(({ owner, weight = 1, capacity = '' }) => ({ owner, weight, capacity })),
  }),
  body: ({ strategy, owners: all }) => ({
    strategy,
    owners: all.map(({ owner, weight, capacity }) => ({
      owner: owner.trim(),
      ...(weight !== '' && { weight: Number(weight) }),
      ...(capacity !== '' && { capacity: Number(capacity) }),
    })),
  }),
  Fields,
};

function Fields({ draft, onChange, faultUnder }: FieldsProps<Partial<Owners>, Draft>) {
  return (
    <>
      <NativeSelect
        size="xs"
        label="Shared out"
        data={Object.entries(STRATEGIES).map(([value, label]) => ({ value, label }))}
        value={draft.strategy}
        onChange={(event) => onChange({ ...draft, strategy: event.currentTarget.value as Owners['strategy'] })}
        w={340}
        mb="sm"
      />
      <Rows
        name="Owner"
        rows={draft.owners}
        onChange={(owners) => onChange({ ...draft, owners })}
        add="Add an owner"
        blank={{ owner: '', weight: 1, capacity: '' }}
      >
        {({ owner, weight, capacity }, at, edit) => (
          <>
            <TextInput
              size="xs"
              label="Your own id of them"
              value={owner}
              onChange={(event) => edit({ owner: event.currentTarget.value })}
              required
              autoComplete="off"
              w={220}
              error={faultUnder(`/owners/owners/${at}/owner`)}
            />
            <NumberInput
              size="xs"
              label="Share"
              value={weight}
              onChange={(next) => edit({ weight: next })}
              min={1}
              allowDecimal={false}
              w={90}
              error={faultUnder(`/owners/owners/${at}/weight`)}
            />
            <NumberInput
              size="xs"
              label="Most open leads"
              placeholder="any"
              value={capacity}
              onChange={(next) => edit({ capacity: next })}
              min={0}
              allowDecimal={false}
              w={130}
              error={faultUnder(`/owners/owners/${at}/capacity`)}
            />
          </>
        )}
      </Rows>
    </>
  );
}
