import { eventTimeText } from '#domain/event-time-text';

/** "3 to 12 July 2022" as both days in full; one day where they are one. */
export const periodText = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? eventTimeText(from) : `${eventTimeText(from)} to ${eventTimeText(to)}`;
