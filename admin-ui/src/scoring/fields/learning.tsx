import { Checkbox, Radio } from '@mantine/core';
import type { Learning } from '../../types';
import { learningShelf } from '../calls';
import classes from '../Scoring.module.css';
import type { FieldsProps, Subject } from '../subject';

type Draft = Required<Learning>;

/** What becomes of weights that are learned, and whether others learn from them. */
export const learning: Subject<Learning, Learning, Draft> = {
  name: 'learning',
  says: 'What becomes of weights that are found for clients. With four eyes they always wait.',
  shelf: learningShelf,
  keepers: ['admin', 'analyst'],
  activators: ['admin', 'analyst', 'approver'],
  begin: ({ mode = 'automatic', share = true }) => ({ mode, share }),
  body: (draft) => draft,
  Fields,
};

function Fields({ draft, onChange }: FieldsProps<Learning, Draft>) {
  return (
    <div className={classes.narrow}>
      <Radio.Group
        size="xs"
        label="New weights"
        value={draft.mode}
        onChange={(mode) => onChange({ ...draft, mode: mode as Draft['mode'] })}
      >
        <Radio size="xs" mt={6} value="automatic" label="judge at once" />
        <Radio size="xs" mt={6} value="proposed" label="wait until somebody accepts them" />
      </Radio.Group>
      <Checkbox
        size="xs"
        label="Others may learn from what our clients have in common with at least 4 more"
        checked={draft.share}
        onChange={(event) => onChange({ ...draft, share: event.currentTarget.checked })}
      />
    </div>
  );
}
