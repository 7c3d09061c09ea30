import type { Decision } from '../types';
import classes from './Notices.module.css';

/** What one should know before reading on: that the person was erased, what the service warned of. */
export function Notices({ decision: { status, warnings } }: { decision: Decision }) {
  const erased =
    status === 'erased' ? ['The person was erased: score and receipt stay, all that told of the person is gone.'] : [];
  return [...erased, ...warnings].map((notice) => (
    <p key={notice} className={classes.notice} data-testid="notice">
      {notice}
    </p>
  ));
}
