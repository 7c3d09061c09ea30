import { moment } from './format';

/** A moment in UTC, to the second; the whole of it on hover. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at}>
      {moment(at)}
    </time>
  );
}
