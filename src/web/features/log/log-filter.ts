import type { LogItem } from '#api/schemas/log';

export const logScopes = ['decisions', 'documents', 'everything'] as const;
export type LogScope = (typeof logScopes)[number];

export type LogFilter = {
  readonly scope: LogScope;
  /** The account whose entries are asked for, or null for all. */
  readonly by: string | null;
};

/** What the reader and the receiving of files write by themselves, thousands at a time. */
const ofTheMachine: readonly string[] = [
  'document.received',
  'document.unreadable',
  'rendition.recorded',
  'reading.recorded',
];

/** The entries that pass, in their order; a file received already set aside is somebody's decision too. */
export function logMatching(items: readonly LogItem[], { scope, by }: LogFilter): readonly LogItem[] {
  return items.filter((item) => (by === null || item.by.accountId === by) && isIn(item, scope));
}

function isIn(item: LogItem, scope: LogScope): boolean {
  if (scope === 'everything') return true;
  if (scope === 'documents') return /^(document|rendition|reading)\./.test(item.kind);
  return !ofTheMachine.includes(item.kind) || item.what.includes(', set aside: ');
}

/** Everybody who wrote one of these entries, each once, by name. */
export function peopleIn(items: readonly LogItem[]): readonly LogItem['by'][] {
  const people = new Map(items.map((item) => [item.by.accountId, item.by]));
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}
