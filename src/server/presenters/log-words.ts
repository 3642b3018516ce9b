import type { ItemKind } from '#domain/entry';

type Detail = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const reason = (detail: Detail) => (text(detail['reason']) === '' ? '' : `: ${text(detail['reason'])}`);
const count = (value: unknown, one: string, many: string) => `${String(value ?? 0)} ${value === 1 ? one : many}`;
const gradeOf = (detail: Detail) => {
  const grade = detail['grade'] as { source?: string; information?: string; handling?: string } | null | undefined;
  return grade
    ? `graded ${grade.source ?? ''}${grade.information ?? ''}${grade.handling ?? ''}`
    : 'took the grade away';
};

const words: { readonly [Kind in ItemKind]: (detail: Detail) => string } = {
  'account.created': (of) => `made the account ${text(of['login'])}`,
  'account.disabled': () => 'barred an account',
  'account.credential': (of) => text(of['what']),
  'case.opened': (of) => `opened the case “${text(of['title'])}”`,
  'case.profiled': (of) => `changed the profile to ${text(of['profile'])}${reason(of)}`,
  'compartment.opened': (of) => `opened the compartment ${text(of['name'])}`,
  'member.set': (of) => {
    const roles = (of['roles'] as readonly string[] | undefined) ?? [];
    return roles.length === 0 ? `let ${text(of['name'])} out` : `let ${text(of['name'])} in as ${roles.join(', ')}`;
  },
  'document.received': (of) =>
    `received ${text(of['name'])}${of['setAside'] ? `, set aside: ${text(of['setAside'])}` : ''}`,
  'document.placed': (of) => `found inside another document, as child ${String(of['n'] ?? '')}: ${text(of['path'])}`,
  'document.set-aside': (of) => `set aside unread${reason(of)}`,
  'document.released': (of) => `released${reason(of)}`,
  'document.unreadable': (of) => {
    const failure = of['failure'] as { message?: string } | undefined;
    return `could not be read${failure?.message === undefined ? '' : `: ${failure.message}`}`;
  },
  'document.retried': () => 'asked to read it again',
  'document.graded': gradeOf,
  'rendition.recorded': (of) => `text taken, ${count(of['chars'], 'character', 'characters')}`,
  'reading.recorded': (of) => `read, ${count(of['claims'], 'claim', 'claims')}`,
  'claim.made': () => 'made a claim by hand',
  'claim.reviewed': (of) => `${of['decision'] === 'rejected' ? 'rejected' : 'read rightly'}${reason(of)}`,
  'claim.mended': () => 'mended a claim',
  'claim.graded': gradeOf,
  'claim.flagged': (of) =>
    of['helpsDefence'] === true ? 'may help the defence' : 'no longer marked as helping the defence',
  'entity.made': (of) => `made the entity ${text(of['name'])}`,
  'mention.made': () => 'marked words as naming something',
  'link.relied': (of) => `relied on a link: ${text(of['link'])}`,
  'mapping.saved': (of) => `saved the mapping “${text(of['name'])}”`,
  'records.begun': (of) => {
    const counts = of['counts'] as { fresh?: number; changed?: number; gone?: number } | undefined;
    const { fresh = 0, changed = 0, gone = 0 } = counts ?? {};
    return of['follows'] === null
      ? `accepted ${count(fresh, 'row', 'rows')} of a table`
      : `accepted a newer version of a table: ${fresh} new, ${changed} changed, ${gone} gone`;
  },
  'records.taken': (of) => `took ${count(of['rows'], 'row', 'rows')} of a table`,
  'status.recorded': (of) => `recorded the legal status of ${text(of['person'])}`,
  'resolution.decided': (of) =>
    of['decision'] === 'same'
      ? 'decided that two are the same'
      : of['decision'] === 'not same'
        ? 'decided that two are not the same'
        : 'left open whether two are the same',
  'names.joined': (of) =>
    `joined ${count((of['names'] as unknown[] | undefined)?.length, 'name', 'names')} to an entity`,
  'entity.described': (of) => `said of an entity: ${text(of['property'])}`,
  'notice.given': () => 'asked whoever reads an entity to speak to them',
  'route.pinned': (of) => `pinned a route of ${count(of['links'], 'link', 'links')} as evidence`,
  'search.saved': (of) => `saved the search “${text(of['name'])}”`,
  'view.saved': (of) => `saved the view “${text(of['name'])}”`,
  // A title may allege something of somebody, which stands nowhere without their answer and statuses.
  'lane.filed': (of) =>
    of['thing'] === 'charge' ? 'put on record: an offence under consideration' : `put on record: ${text(of['thing'])}`,
  'lane.stepped': (of) => text(of['command']) + (of['to'] === of['from'] ? '' : `: ${text(of['to'])}`),
  'lane.fact': (of) => `recorded for the proof: ${text(of['fact'])}`,
  'lane.tied': (of) => `tied the lanes: ${text(of['tie'])}`,
  undone: (of) => `took a decision back${reason(of)}`,
  erased: (of) => `erased by authority: ${text(of['authority'])}`,
  consulted: (of) => text(of['what']),
};

/** A ledger item in words for a person, without its actor and time. */
export function wordsOfKind(kind: ItemKind, detail: Detail): string {
  return words[kind](detail);
}
