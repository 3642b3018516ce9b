import type { Speaker, SpeakerCandidate } from '#domain/reading';
import { type Entities, firstAt } from './entities.ts';
import type { Writer } from './forms/form.ts';
import type { Antecedents } from './antecedents.ts';
import { clientOf } from './client-of.ts';
import { documentMaker } from './document-maker.ts';
import { canBe } from './gender.ts';
import { issuerOf } from './issuer.ts';
import type { Lexicons } from './lexicons.ts';
import type { Named } from './name-types.ts';
import type { RoleMention } from './roles.ts';
import { documentOf, isHead, isJoint, stripArticle } from './source-words.ts';
import { type QuotedWords, quotedWordsIn, roleCandidates, usersOf } from './speaker-candidates.ts';

/** What the resolver is told of one attribution, in text order. */
export type SourceWords = {
  /** The words of the source, or '' where there is none. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** For "who" and "which": where the noun they stand for lies. */
  readonly antecedent: readonly [start: number, end: number] | null;
  readonly cueStart: number;
  /** The attribution in whose content this one lies, as an index, or -1; not one that the form makes. */
  readonly quotedIn: number;
  /** The attribution whose speaker "I" is here, as an index, or -1. */
  readonly voice: number;
  /** Set where the form of the document names the writer. */
  readonly writer: Writer | null;
  /** A pronoun looks no further back than this place. */
  readonly floor: number;
  /** Paragraph number: a pronoun looks back no further than two. */
  readonly block: number;
};

type Known = {
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'role' | 'group' | 'document' | 'joint';
  readonly block: number;
  readonly at: number;
};

const plural = /\b(both|the (two )?(men|women|pair|brothers|sisters|defendants|suspects|friends|couple|duo))\b/i;

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
  const { names, within, fullName, titlesOf } = entities;
  const roled = new Set<string>();
  for (const role of roles) {
    if (!role.named) continue;
    const next = within(role.end, role.end + 40)[0];
    if (next !== undefined && next.type === 'person' && !/[.;:,]/.test(whole.slice(role.end, next.start)))
      roled.add(fullName(next).name);
  }
  const users = new Map<string, SpeakerCandidate[]>();
  const client = clientOf(whole, entities);
  const issuer = issuerOf(whole, entities);
  const makers = new Map<string, { readonly name: string; readonly why: string } | null>();
  let quoted: QuotedWords | null = null;
  const speakers: Speaker[] = [];
  const known: (Known | null)[] = [];
  for (const source of sources) {
    const { speaker, as } = resolveOne(source, speakers, known);
    speakers.push(speaker);
    known.push(as);
  }
  return speakers.map((speaker, i) => offerNeighbours(speaker, i));

  function resolveOne(
    source: SourceWords,
    before: readonly Speaker[],
    seen: readonly (Known | null)[],
  ): { speaker: Speaker; as: Known | null } {
    const { text } = source;
    const at = source.cueStart;
    const none = (why: string, candidates: SpeakerCandidate[] = []): { speaker: Speaker; as: null } => ({
      speaker: { name: null, mention: text, why, candidates },
      as: null,
    });
    const settle = (
      name: string,
      why: string,
      kind: Known['kind'],
      candidates: SpeakerCandidate[] = [],
    ): { speaker: Speaker; as: Known } => ({
      speaker: { name, mention: text, why, candidates },
      as: { name, kind, block: source.block, at },
    });
    /** Who says "I" is not whom "he" means further on. */
    const spokenBy = (name: string, why: string): { speaker: Speaker; as: null } => ({
      speaker: { name, mention: text, why, candidates: [] },
      as: null,
    });
    if (source.writer !== null) return { speaker: writerSpeaker(source, source.writer), as: null };
    if (text === '') return none('no source in the text');
    const lower = text.toLowerCase();
    const first = /^(i|we|me|us|my|our)$/.test(lower);
    if (first && within(source.start, source.end).length === 0) {
      const outer = source.voice >= 0 ? before[source.voice] : undefined;
      if (outer !== undefined && outer.name !== null)
        return spokenBy(outer.name, `"${text}" inside ${outer.name}'s own words`);
      if (outer === undefined && author === null && /^(?:we|us|our)$/.test(lower) && issuer !== null)
        return spokenBy(issuer, `"${text}": the document's head names ${issuer} as the body that issues it`);
      if (outer === undefined && author !== null)
        return spokenBy(author, `"${text}": the document's own head or foot names ${author} as its author`);
      if (outer !== undefined)
        return none(`"${text}" is whoever speaks here, "${outer.mention}", who is not certain`, [...outer.candidates]);
      return none(`"${text}" outside any quotation whose speaker is known`);
    }
    if (/^(he|she)$/.test(lower)) return pronoun(source, lower, before, seen, settle, none);
    if (lower === 'they' || plural.test(text)) {
      const joint = lastOf(seen, source, (k) => k.kind === 'joint' || (lower === 'they' && k.kind === 'group'));
      const here = within(source.start, source.end).filter((name) => name.type === 'person');
      if (here.length < 2) {
        if (joint !== null && lower === 'they')
          return settle(joint.name, `"${text}": the last who spoke together or as a body`, joint.kind);
        if (joint !== null) return settle(joint.name, `"${text}": the two named together before`, 'joint');
        const pair = lastPair(source.start);
        if (plural.test(text) && pair !== null) {
          if (pair.alone)
            return settle(pair.name, `"${text}": the two persons last named together, and nobody else since`, 'joint');
          return none(`"${text}": two persons not named here`, [
            { name: pair.name, why: 'the last two persons named together' },
          ]);
        }
        return none(`"${text}": nobody named so far speaks as several`);
      }
    }
    if (/^(who|which|that|whose)$/.test(lower)) {
      if (source.antecedent === null) return none(`"${text}": nothing before it that it could stand for`);
      const [start, end] = source.antecedent;
      const inner = resolveOne({ ...source, text: wordsAt(start, end), start, end, antecedent: null }, before, seen);
      return {
        speaker: {
          ...inner.speaker,
          mention: text,
          why: `"${text}" stands for "${wordsAt(start, end)}"; ${inner.speaker.why}`,
        },
        as: inner.as,
      };
    }
    if (/^(it|this|that|these|those|others|some|many|most|one|none|all|several|two|another)$/.test(lower)) {
      if (lower === 'it') {
        const body = lastOf(seen, source, (k) => k.kind === 'organisation' || k.kind === 'document');
        const since =
          body !== null && within(body.at, source.start).some((n) => n.type === 'organisation' && n.name !== body.name);
        if (body !== null && body.block >= source.block - 1 && !since)
          return settle(
            body.name,
            `"${text}": the body or document that spoke last, and none is named since`,
            body.kind,
          );
        if (body !== null)
          return none('"it" may be the body or document that spoke last', [{ name: body.name, why: 'spoke last' }]);
      }
      return settle(text, 'an unnamed group, as the text puts it', 'group');
    }
    const here = within(source.start, source.end);
    const people = here.filter((name) => name.type === 'person');
    if (client !== null && /^(?:our|my) client$/i.test(text))
      return settle(client, `"${text}": ${client}, for whom the letter says it acts`, 'person');
    const document = documentOf(text, here, lexicons);
    if (document !== null) {
      const called = /^(?:the )?(\p{Lu}\p{L}+)['’]s? /u.exec(text.replace(/^The /, 'the '))?.[1];
      const body = called === undefined || people.length > 0 ? null : entities.bodyCalled(called);
      if (body !== null) return settle(body, `the document "${document}" is ${body}'s`, 'document');
      const owner = people[0] ?? here.find((n) => /^['’]s?\s/.test(whole.slice(n.end, n.end + 3)));
      if (owner !== undefined && (owner.type === 'person' || owner.type === 'organisation')) {
        const full = fullName(owner);
        return settle(full.name, `the document "${document}" is ${full.name}'s (${full.why})`, 'document');
      }
      const whose = /(?:^|\bof )(his|her|its)\s/i.exec(text)?.[1]?.toLowerCase();
      if (whose !== undefined) {
        const word = whose === 'its' ? 'it' : whose === 'his' ? 'he' : 'she';
        const inner = resolveOne({ ...source, text: word, antecedent: null }, before, seen);
        if (inner.speaker.name !== null && inner.speaker.name.toLowerCase() !== word)
          return settle(inner.speaker.name, `the document "${document}" is theirs; ${inner.speaker.why}`, 'document');
      }
      if (issuer !== null && /^this\b/i.test(text))
        return settle(issuer, `"${text}": the document's head names ${issuer} as the body that issues it`, 'document');
      const made = /^(?:the|this)\b/i.test(text) ? makerOf(document) : null;
      if (made !== null) return settle(made.name, made.why, 'document');
      return settle(stripArticle(text), 'a document speaks', 'document', ownerOfLastDocument(document, seen));
    }
    if (people.length > 1 && isJoint(whole, source, people)) {
      const all = people.map((person) => fullName(person).name);
      return settle([...new Set(all)].join('; '), 'named together here', 'joint');
    }
    const person = people.find((p) => isHead(whole, source, p, here));
    if (person !== undefined) {
      const full = fullName(person);
      return settle(full.name, full.why, 'person');
    }
    const short = shortBody(text);
    if (short !== null && people.length === 0)
      return settle(short, `"${text}" is short for ${short}, the only body here so called`, 'organisation');
    const role = roleIn(source.start, source.end);
    const body = here.find((name) => name.type === 'organisation' || name.type === 'place');
    if (role !== undefined && !/^(officials|sources)$/i.test(role.text)) {
      const whole = stripArticle(text).replace(/,[\s\S]*$/, '');
      const name = whole.startsWith(`${role.text} `) && whole.length - role.text.length < 50 ? whole : role.text;
      const indefinite = /^(an?|one|another|some)\b/i.test(text);
      const fuller = indefinite ? null : nearby.fullerRole(role);
      return settle(
        fuller ?? name,
        fuller !== null
          ? `"${name}" is "${fuller}", named so before and the only one`
          : indefinite
            ? 'an unnamed person in this role'
            : 'a role, not a name',
        'role',
        indefinite ? [] : roleCandidates(whole, role, roles, entities),
      );
    }
    if (body !== undefined && isHead(whole, source, body, here)) {
      const long = abbreviations.get(body.name);
      if (long !== undefined) return settle(long, `"${body.name}" is short for ${long}`, 'organisation');
      const full = fullName(body);
      return settle(full.name, full.why, 'organisation');
    }
    return settle(
      stripArticle(text),
      'an unnamed source, as the text puts it',
      nearby.isOnePerson(text) ? 'role' : 'group',
    );
  }

  /** The writer that the form names; an account without a person's name is nobody for certain. */
  function writerSpeaker(source: SourceWords, writer: Writer): Speaker {
    const mention = source.text;
    if (!writer.isAccount) return { name: writer.name, mention, why: writer.why, candidates: [] };
    const person = within(source.start, source.end).find((name) => name.type === 'person');
    if (person !== undefined) {
      const full = fullName(person);
      return { name: full.name, mention, why: full.why === 'named here' ? writer.why : full.why, candidates: [] };
    }
    const why = `"${mention}" is the name of an account; who used it is not certain`;
    return { name: null, mention, why, candidates: accountUsers(mention) };
  }

  /** Whose "the report" is, where the text says who wrote or published the only one. */
  function makerOf(document: string): { readonly name: string; readonly why: string } | null {
    const noun = document.toLowerCase();
    const had = makers.get(noun);
    if (had !== undefined) return had;
    const made = /^[\p{Ll}-]+$/u.test(noun) ? documentMaker(whole, noun, entities) : null;
    makers.set(noun, made);
    return made;
  }

  /** "the Society", "the company": where one body alone can be meant. */
  function shortBody(words: string): string | null {
    const found = /^(?:the|our|this) (\p{L}[\p{Ll}-]+)$/iu.exec(words);
    return found === null ? null : entities.bodyCalled(found[1] ?? '');
  }

  function wordsAt(start: number, end: number): string {
    return whole.slice(start, end);
  }

  function accountUsers(account: string): SpeakerCandidate[] {
    const found = users.get(account) ?? usersOf(whole, account, (quoted ??= quotedWordsIn(whole)), entities);
    users.set(account, found);
    return found;
  }

  function pronoun(
    source: SourceWords,
    word: string,
    before: readonly Speaker[],
    seen: readonly (Known | null)[],
    settle: (name: string, why: string, kind: Known['kind'], c?: SpeakerCandidate[]) => { speaker: Speaker; as: Known },
    none: (why: string, c?: SpeakerCandidate[]) => { speaker: Speaker; as: null },
  ): { speaker: Speaker; as: Known | null } {
    const fits = (name: string): boolean => canBe(word === 'he' ? 'he' : 'she', name, titlesOf(name), lexicons);
    const spoke = lastOf(seen, source, (k) => (k.kind === 'person' || k.kind === 'role') && fits(k.name));
    const own = source.voice >= 0 ? (before[source.voice]?.name ?? null) : author;
    const named = lastPersonBefore(source, (name) => name !== own && fits(name));
    const asked = /^(?:replied|replies|answered|answers|responded)\b/.test(
      whole.slice(source.cueStart, source.cueStart + 12),
    )
      ? askedBefore(source, seen, fits)
      : null;
    if (asked !== null) return settle(asked.name, `"${word}" answers: who was asked before`, asked.kind);
    const noun = nearby.personNounBefore(source, word === 'he' ? 'he' : 'she', spoke?.at ?? -1);
    const subject = nearby.subjectBefore(source, (name) => name !== own && fits(name));
    const since = Math.max(subject?.start ?? -1, noun?.at ?? -1);
    if (since > (spoke?.at ?? -1) && (subject !== null || spoke !== null)) {
      const other = spoke === null ? [] : [{ name: spoke.name, why: 'spoke last' }];
      if (subject !== null && since === subject.start)
        return settle(fullName(subject).name, `"${word}": whom the sentence before is about`, 'person', other);
      if (noun !== null)
        return settle(noun.words, `"${word}": the last person spoken of, without a name`, 'role', other);
    }
    // Somebody named since is nearer than a post that spoke.
    const nearer = spoke?.kind === 'role' && named !== null && named.start > spoke.at && source.floor === 0;
    if (spoke !== null && !nearer && source.block - spoke.block <= 3) {
      const holder = spoke.kind === 'role' ? nearby.holderOf(spoke.name) : null;
      if (holder !== null && fits(holder))
        return settle(holder, `"${word}": the ${spoke.name}, who spoke last; the text gives the name`, 'person', [
          { name: spoke.name, why: 'the role that spoke last' },
        ]);
      const other =
        named !== null && named.start > spoke.at && fullName(named).name !== spoke.name
          ? [{ name: fullName(named).name, why: 'named nearer, but did not speak' }]
          : [];
      return settle(spoke.name, `"${word}": the last person who spoke`, spoke.kind, other);
    }
    if (noun !== null && (named === null || noun.at > named.start))
      return settle(noun.words, `"${word}": the last person spoken of, who has no name`, 'role');
    if (named !== null) return settle(fullName(named).name, `"${word}": the last person named`, 'person');
    if (spoke !== null)
      return none(`"${word}": the last person who spoke is far above`, [{ name: spoke.name, why: 'spoke last' }]);
    return none(`"${word}": nobody is named before`);
  }

  function lastOf(seen: readonly (Known | null)[], source: SourceWords, wanted: (k: Known) => boolean): Known | null {
    for (let i = seen.length - 1; i >= 0 && i > seen.length - 40; i--) {
      const k = seen[i];
      if (
        k !== null &&
        k !== undefined &&
        sources[i]?.quotedIn === -1 &&
        k.at < source.cueStart &&
        k.at >= source.floor &&
        wanted(k)
      )
        return k;
    }
    return null;
  }

  function lastPersonBefore(source: SourceWords, fits: (name: string) => boolean): Named | null {
    const low = firstAt(names, source.start);
    for (let i = low - 1; i >= 0 && i > low - 30; i--) {
      const name = names[i];
      if (name !== undefined && name.start < source.floor) break;
      if (name !== undefined && name.type === 'person' && fits(fullName(name).name)) return name;
    }
    return null;
  }

  /** Whom the cue before was put to: "Falk asked her manager whether …; he replied". */
  function askedBefore(
    source: SourceWords,
    seen: readonly (Known | null)[],
    fits: (name: string) => boolean,
  ): { readonly name: string; readonly kind: 'person' | 'role' } | null {
    const asks = lastOf(seen, source, () => true);
    if (asks === null || asks.block !== source.block) return null;
    const cueEnd = asks.at + (/^\w+/.exec(whole.slice(asks.at, asks.at + 20))?.[0].length ?? 0);
    const role = roles[firstAt(roles, cueEnd)];
    if (
      role !== undefined &&
      /^ (?:the|a|an|his|her|its|their) $/.test(whole.slice(cueEnd, role.start)) &&
      fits(role.text)
    )
      return { name: role.text, kind: 'role' };
    const person = within(cueEnd, cueEnd + 60).find((name) => name.type === 'person');
    if (person === undefined || !/^ (?:\p{Lu}[\p{L}.]* )*$/u.test(whole.slice(cueEnd, person.start))) return null;
    const { name } = fullName(person);
    return fits(name) && name !== asks.name ? { name, kind: 'person' } : null;
  }

  /** The last two persons joined by "and"; `alone` when nobody else is named between them and here, and they are near. */
  function lastPair(position: number): { readonly name: string; readonly alone: boolean } | null {
    const from = firstAt(names, position) - 1;
    for (let i = from; i > 0 && i > from - 200; i--) {
      const b = names[i];
      const a = names[i - 1];
      if (a === undefined || b === undefined || b.end > position || a.type !== 'person' || b.type !== 'person')
        continue;
      if (b.start - a.end < 60 && /\band\b/.test(whole.slice(a.end, b.start))) {
        const both = [fullName(a).name, fullName(b).name];
        const between = names.slice(i + 1, from + 1).filter((n) => n.type === 'person');
        const alone = position - b.end < 1500 && between.every((n) => both.includes(fullName(n).name));
        return { name: both.join('; '), alone };
      }
      if (position - b.end > 4000) break;
    }
    return null;
  }

  function ownerOfLastDocument(document: string, seen: readonly (Known | null)[]): SpeakerCandidate[] {
    for (let i = seen.length - 1; i >= 0 && i > seen.length - 20; i--) {
      const k = seen[i];
      if (k?.kind === 'document')
        return [{ name: k.name, why: `spoke last through a document; "${document}" may be the same` }];
    }
    return [];
  }

  /** A role that speaks right beside a named person may be that person: offered both ways, never merged. */
  function offerNeighbours(speaker: Speaker, i: number): Speaker {
    const mine = known[i];
    if (mine === null || mine === undefined || (mine.kind !== 'role' && mine.kind !== 'person')) return speaker;
    const extra: SpeakerCandidate[] = [];
    for (const step of [1, -1, 2, -2]) {
      const k = known[i + step];
      if (
        k === null ||
        k === undefined ||
        sources[i + step]?.quotedIn !== -1 ||
        Math.abs(k.block - mine.block) > (Math.abs(step) === 1 ? 4 : 2)
      )
        continue;
      if (k.name === mine.name || k.name.includes(';')) continue;
      const wanted = mine.kind === 'role' ? k.kind === 'person' || k.kind === 'role' : k.kind === 'role';
      if (!wanted || [...speaker.candidates, ...extra].some((c) => c.name === k.name)) continue;
      if (mine.kind === 'person' && roled.has(mine.name)) continue;
      if (k.kind === 'person' && roled.has(k.name)) continue;
      extra.push({
        name: k.name,
        why:
          mine.kind === 'role' && k.kind === 'person'
            ? `${k.name} speaks beside "${mine.name}"`
            : `"${k.name}" speaks beside ${mine.name}`,
      });
    }
    return extra.length === 0 ? speaker : { ...speaker, candidates: [...speaker.candidates, ...extra] };
  }

  function roleIn(start: number, end: number): RoleMention | undefined {
    const role = roles[firstAt(roles, start - 1)];
    return role !== undefined && role.end <= end + 1 ? role : undefined;
  }
}
