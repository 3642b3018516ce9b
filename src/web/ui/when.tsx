import { exactText, whenText } from '../lib/dates.ts';

/** A moment in the one form that all have; its second and zone on hover. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactText(at)}>
      {whenText(at)}
    </time>
  );
}
