import type { LaneThing } from './api/things.ts';

/** "3 days", "2 hours", "5 minutes": one unit, the largest that fits. */
export function lengthText(minutes: number): string {
  const [count, unit] =
    minutes >= 2880
      ? [Math.floor(minutes / 1440), 'day']
      : minutes >= 120
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.max(0, minutes), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Steps that are open all along and that nothing waits for. */
const aside: ReadonlySet<string> = new Set(['stop', 'send back', 'amend', 'measure', 'renew']);

/** Whose move it is: the roles of the step that its machine names first; null where nothing follows. */
export function waitsFor({ next, isOver }: Pick<LaneThing, 'next' | 'isOver'>): string | null {
  const [first] = next.filter(({ command }) => !aside.has(command));
  if (isOver || first === undefined) return null;
  return first.roles.length > 3 ? 'any member' : first.roles.join(' or ');
}

/** What is wrong with a thing or overdue now, the gravest first. */
export function troublesOf(thing: Pick<LaneThing, 'watch' | 'missed' | 'speakTo' | 'clock'>): string[] {
  return [
    ...(thing.clock !== null && !thing.clock.isGiven ? [thing.clock.words] : []),
    ...(thing.speakTo === null ? [] : [thing.speakTo.words]),
    ...thing.watch.map(({ why }) => why),
    ...thing.missed.map(({ words }) => words),
  ];
}

const isWaiting = (thing: LaneThing): number =>
  thing.clock !== null && !thing.clock.isGiven ? 0 : thing.isOver ? 3 : troublesOf(thing).length > 0 ? 1 : 2;

/** The most pressing first: warnings not given, then trouble, then by how long it has waited; what is over comes last. */
export const byPress = (things: readonly LaneThing[]): LaneThing[] =>
  things.toSorted(
    (a, b) => isWaiting(a) - isWaiting(b) || b.sinceMinutes - a.sinceMinutes || (a.thingId < b.thingId ? -1 : 1),
  );

/** Fields of a thing that are shown, in the order in which they were given; ids and what the program keeps are left out. */
export const shownFields = (fields: LaneThing['fields']): [string, LaneThing['fields'][string]][] =>
  Object.entries(fields).filter(([name]) => !/(?:^|[a-z])(?:Ids?)$/u.test(name));

/** How many things of these kinds need somebody now: in trouble, or a warning not given. */
export const pressingIn = (things: readonly LaneThing[], kinds: readonly LaneThing['kind'][]): number =>
  things.filter((thing) => kinds.includes(thing.kind) && !thing.isOver && troublesOf(thing).length > 0).length;

/** A word of a machine as a heading or a button begins. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
