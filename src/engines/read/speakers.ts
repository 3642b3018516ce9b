import type { Speaker, SpeakerCandidate } from '#domain/reading';
import type { Antecedents } from './antecedents.ts';
import { clientOf } from './client-of.ts';
import type { Entities } from './entities.ts';
import type { Writer } from './forms/form.ts';
import { issuerOf } from './issuer.ts';
import type { Lexicons } from './lexicons.ts';
import type { Named } from './name-types.ts';
import type { RoleMention } from './roles.ts';
import { documentOf, isHead, isJoint, stripArticle } from './source-words.ts';
import { type QuotedWords, quotedWordsIn, roleCandidates, usersOf } from './speaker-candidates.ts';
import { documentSpeaker, type Maker } from './speaker-document.ts';
import { firstPersonSpeaker } from './speaker-first-person.ts';
import { offerNeighbours, withRole } from './speaker-neighbours.ts';
import { pluralSpeaker } from './speaker-plural.ts';
import { pronounSpeaker } from './speaker-pronoun.ts';
import {
  type Known,
  type Resolved,
  roleIn,
  type Scene,
  settled,
  type SourceWords,
  unsettled,
} from './speaker-scene.ts';
import { thingSpeaker } from './speaker-thing.ts';

/** Says who speaks in each attribution and why; where it is not certain, leaves the name out and offers candidates. */
export function resolveSpeakers(
  whole: string,
  sources: readonly SourceWords[],
  entities: Entities,
  nearby: Antecedents,
  roles: readonly RoleMention[],
  abbreviations: ReadonlyMap<string, string>,
  author: string | null,
  lexicons: Lexicons,
): Speaker[] {
  const before: Speaker[] = [];
  const seen: (Known | null)[] = [];
  const client = clientOf(whole, entities);
  const issuer = issuerOf(whole, entities);
  const scene: Scene = {
    whole,
    sources,
    entities,
    nearby,
    roles,
    abbreviations,
    author,
    lexicons,
    client,
    issuer,
    before,
    seen,
  };
  const makers = new Map<string, Maker | null>();
  const usersOfAccount = accountUsers(whole, entities);
  for (const source of sources) {
    const { speaker, as } =
      source.writer === null
        ? speakerOf(scene, source, makers)
        : { speaker: writerSpeaker(scene, source, source.writer, usersOfAccount), as: null };
    before.push(speaker);
    seen.push(as);
  }
  const roled = withRole(whole, roles, entities);
  return before.map((speaker, i) => offerNeighbours(speaker, i, seen, sources, roled));
}

function speakerOf(scene: Scene, source: SourceWords, makers: Map<string, Maker | null>): Resolved {
  const { text } = source;
  if (text === '') return unsettled(source, 'no source in the text');
  const lower = text.toLowerCase();
  const here = scene.entities.within(source.start, source.end);
  if (/^(i|we|me|us|my|our)$/.test(lower) && here.length === 0) return firstPersonSpeaker(scene, source);
  if (/^(he|she)$/.test(lower)) return pronounSpeaker(scene, source, lower);
  const several = pluralSpeaker(scene, source);
  if (several !== null) return several;
  if (/^(who|which|that|whose)$/.test(lower)) return antecedentSpeaker(scene, source, makers);
  if (/^(it|this|that|these|those|others|some|many|most|one|none|all|several|two|another)$/.test(lower))
    return thingSpeaker(scene, source, lower);
  if (scene.client !== null && /^(?:our|my) client$/i.test(text))
    return settled(source, scene.client, `"${text}": ${scene.client}, for whom the letter says it acts`, 'person');
  const document = documentOf(text, here, scene.lexicons);
  if (document !== null) return documentSpeaker(scene, source, document, here, makers);
  return namedSpeaker(scene, source, here);
}

/** "who", "which": the noun that it stands for. */
function antecedentSpeaker(scene: Scene, source: SourceWords, makers: Map<string, Maker | null>): Resolved {
  const { text } = source;
  if (source.antecedent === null) return unsettled(source, `"${text}": nothing before it that it could stand for`);
  const [start, end] = source.antecedent;
  const words = scene.whole.slice(start, end);
  const inner = speakerOf(scene, { ...source, text: words, start, end, antecedent: null }, makers);
  const why = `"${text}" stands for "${words}"; ${inner.speaker.why}`;
  return { speaker: { ...inner.speaker, mention: text, why }, as: inner.as };
}

/** A source that names a person, a body or a role, or nobody. */
function namedSpeaker(scene: Scene, source: SourceWords, here: readonly Named[]): Resolved {
  const { text } = source;
  const { whole, nearby, abbreviations, roles, entities } = scene;
  const { fullName } = entities;
  const people = here.filter((name) => name.type === 'person');
  if (people.length > 1 && isJoint(whole, source, people)) {
    const all = people.map((person) => fullName(person).name);
    return settled(source, [...new Set(all)].join('; '), 'named together here', 'joint');
  }
  const person = people.find((p) => isHead(whole, source, p, here));
  if (person !== undefined) {
    const full = fullName(person);
    return settled(source, full.name, full.why, 'person');
  }
  const short = shortBody(text, entities);
  if (short !== null && people.length === 0)
    return settled(source, short, `"${text}" is short for ${short}, the only body here so called`, 'organisation');
  const role = roleIn(scene, source.start, source.end);
  if (role !== undefined && !/^(officials|sources)$/i.test(role.text)) {
    const words = stripArticle(text).replace(/,[\s\S]*$/, '');
    const name = words.startsWith(`${role.text} `) && words.length - role.text.length < 50 ? words : role.text;
    if (/^(an?|one|another|some)\b/i.test(text)) return settled(source, name, 'an unnamed person in this role', 'role');
    const fuller = nearby.fullerRole(role);
    return settled(
      source,
      fuller ?? name,
      fuller === null ? 'a role, not a name' : `"${name}" is "${fuller}", named so before and the only one`,
      'role',
      roleCandidates(whole, role, roles, entities),
    );
  }
  const body = here.find((name) => name.type === 'organisation' || name.type === 'place');
  if (body !== undefined && isHead(whole, source, body, here)) {
    const long = abbreviations.get(body.name);
    if (long !== undefined) return settled(source, long, `"${body.name}" is short for ${long}`, 'organisation');
    const full = fullName(body);
    return settled(source, full.name, full.why, 'organisation');
  }
  const kind = nearby.isOnePerson(text) ? 'role' : 'group';
  return settled(source, stripArticle(text), 'an unnamed source, as the text puts it', kind);
}

/** "the Society", "the company": where one body alone can be meant. */
function shortBody(words: string, entities: Entities): string | null {
  const found = /^(?:the|our|this) (\p{L}[\p{Ll}-]+)$/iu.exec(words);
  return found === null ? null : entities.bodyCalled(found[1] ?? '');
}

/** The writer that the form names; an account without a person's name is nobody for certain. */
function writerSpeaker(
  { entities: { within, fullName } }: Scene,
  source: SourceWords,
  writer: Writer,
  usersOfAccount: (account: string) => SpeakerCandidate[],
): Speaker {
  const mention = source.text;
  if (!writer.isAccount) return { name: writer.name, mention, why: writer.why, candidates: [] };
  const person = within(source.start, source.end).find((name) => name.type === 'person');
  if (person !== undefined) {
    const full = fullName(person);
    return { name: full.name, mention, why: full.why === 'named here' ? writer.why : full.why, candidates: [] };
  }
  const why = `"${mention}" is the name of an account; who used it is not certain`;
  return { name: null, mention, why, candidates: usersOfAccount(mention) };
}

/** Who may have used an account, found once for each. */
function accountUsers(whole: string, entities: Entities): (account: string) => SpeakerCandidate[] {
  const users = new Map<string, SpeakerCandidate[]>();
  let quoted: QuotedWords | null = null;
  return (account) => {
    const found = users.get(account) ?? usersOf(whole, account, (quoted ??= quotedWordsIn(whole)), entities);
    users.set(account, found);
    return found;
  };
}
