import type { Attribution, Flow, ReadEvent, Relation, TimeExpression } from '#domain/reading';
import type { Span } from '#domain/span';
import { clientOf } from '../client-of.ts';
import type { Entities } from '../entities.ts';
import { issuerOf } from '../issuer.ts';
import type { Lexicons } from '../lexicons.ts';
import { statusParties } from '../status-parties.ts';
import { statusTime } from '../status-time.ts';
import { claimFinder } from './claim-at.ts';
import { happeningTime } from './happening-time.ts';
import { labelledPosts } from './labelled-posts.ts';
import { type Parties, partiesOf, type PartyContext, type Voice } from './parties.ts';
import type { RawHappening } from './raw-happening.ts';

export type Happenings = { readonly relations: Relation[]; readonly events: ReadEvent[]; readonly flows: Flow[] };

/** How many of the latest are looked at for one told twice. */
const recent = 40;

/** Ties whose other end is a body. */
const isOfBody = new Set(['employment', 'membership']);

/** What the happenings of one document are settled against. */
export type Settling = {
  readonly text: string;
  readonly attributions: readonly Attribution[];
  readonly voiceOf: (claim: string | null) => Voice;
  readonly entities: Entities;
  readonly times: readonly TimeExpression[];
  readonly date: string | null;
  readonly lexicons: Lexicons;
};

const ends =
  /^legal-status: (?:dropped|discontinued|no evidence offered|acquitted|convicted|stayed|left on file|quashed)/;

/** Gives each happening its names, time and claim; one without somebody at either end, or with no name at all, is left out. */
export function settleHappenings(raws: readonly RawHappening[], settling: Settling): Happenings {
  const { text, attributions, voiceOf, entities, times, date, lexicons } = settling;
  const relations: Relation[] = labelledPosts(text, entities);
  const events: ReadEvent[] = [];
  const flows: Flow[] = [];
  const claimAt = claimFinder(attributions);
  const client = clientOf(text, entities);
  const context: PartyContext = { text, entities, lexicons, issuer: issuerOf(text, entities) };
  const byId = new Map(attributions.map((a) => [a.id, a]));
  let last: { readonly parties: readonly string[]; readonly at: number } = { parties: [], at: 0 };
  for (const raw of raws.toSorted((a, b) => a.at - b.at)) {
    const claim = claimAt(raw.at);
    if (raw.form === 'status') {
      const told = claim === null ? undefined : byId.get(claim);
      if (told?.stance === 'denied' && isDenied(text, told, raw.at)) continue;
      // Who denies is a party by that; who speaks is not one by speaking.
      const speaker = told === undefined || told.stance === 'denied' ? null : told.speaker.name;
      const own = raw.from === null ? speaker : (told?.speaker.name ?? null);
      const named = statusParties(text, raw, entities, own, last);
      const participants =
        named.length > 0 || raw.from === null ? named : unnamedParty(text.slice(...raw.from), lexicons);
      if (participants.length === 0) continue;
      last = { parties: participants, at: raw.at };
      putStatus(events, text, raw, {
        kind: `legal-status: ${raw.kind}`,
        participants,
        time: statusTime(text, raw, times, date),
        place: null,
        claim,
      });
      continue;
    }
    const voice = voiceOf(claim);
    const party = (span: Span | null, not: readonly string[] = []): Parties | null => {
      if (span === null) return null;
      if (client !== null && /^(?:our|my) client$/i.test(text.slice(...span)))
        return { names: [client], named: true, type: 'person', specific: true };
      return partiesOf(context, span, raw.block, voice, not);
    };
    const aliases = raw.kind === 'alias' ? aliasNames(text, raw, entities) : null;
    if (aliases !== null) {
      putRelation(relations, { kind: 'alias', from: aliases[0], to: aliases[1], claim });
      continue;
    }
    const speaker = raw.bySpeaker ? speakerOf(raw, claim === null ? undefined : byId.get(claim)) : null;
    const from = raw.from === null ? speaker : party(raw.from);
    if (raw.form === 'event') {
      const other = party(raw.to, from?.names);
      const participants = [...new Set([...(from?.names ?? []), ...(other?.names ?? [])])];
      if (raw.kind === 'search' && raw.from !== null)
        participants.push(
          ...entities
            .within(...raw.from)
            .filter((name) => name.type === 'person')
            .map((name) => entities.fullName(name).name)
            .filter((name) => !participants.includes(name)),
        );
      const isNamed =
        raw.kind === 'search' ||
        from?.named === true ||
        other?.named === true ||
        (from?.specific === true && other?.specific === true);
      const enough = raw.kind === 'meeting' ? participants.length > 1 : participants.length > 0;
      if (isNamed && enough)
        events.push({
          kind: raw.kind,
          participants,
          time: happeningTime(text, raw, times),
          place: placeIn(text, entities, raw),
          claim,
        });
      continue;
    }
    const to =
      raw.kind === 'travel'
        ? placeAt(raw.to, entities)
        : raw.to !== null
          ? party(raw.kind === 'payment' ? ownerOf(text, raw.to) : raw.to, from?.names)
          : raw.toTeller
            ? tellerOf(voice)
            : speaker;
    // "visited my mother", "came to Falk's office": a journey to a person is a meeting.
    const host = raw.kind === 'travel' && to === null ? hostOf(text, raw.to, (span) => party(span, from?.names)) : null;
    if (from !== null && host !== null && (from.named || host.named || (from.specific && host.specific))) {
      const participants = [...new Set([...from.names, ...host.names])];
      const isPeople = from.type === 'person' && host.type === 'person';
      if (isPeople && participants.length > 1)
        events.push({
          kind: 'meeting',
          participants,
          time: happeningTime(text, raw, times),
          place: placeIn(text, entities, raw),
          claim,
        });
      continue;
    }
    if (from === null || to === null) continue;
    // Neither has a name: both must be picked out, or it tells only what such people do.
    if (!from.named && !to.named && !(from.specific && to.specific)) continue;
    // "Her boss, Ove Lind": one who works for a person; the item is the word that says so.
    const isBoss = raw.kind === 'employment' && to.type === 'person' && to.named && raw.item !== null;
    if (isOfBody.has(raw.kind) && !((to.type === 'organisation' || isBoss) && from.type === 'person')) continue;
    for (const one of from.names)
      for (const other of to.names) {
        if (one === other || (raw.kind === 'travel' && (!from.specific || from.type === 'organisation'))) continue;
        if (raw.form === 'relation') {
          if (
            (from.named || (from.specific && isOfBody.has(raw.kind) && !/^\d/.test(one))) &&
            (to.named || isOfBody.has(raw.kind))
          )
            putRelation(relations, { kind: raw.kind, from: one, to: other, claim });
          continue;
        }
        const item = raw.item === null ? null : text.slice(raw.item[0], raw.item[1]);
        flows.push({
          kind: raw.kind,
          from: one,
          to: other,
          item,
          time: happeningTime(text, raw, times),
          lowerBound: raw.lowerBound,
          claim,
        });
      }
  }
  return { relations, events, flows };
}

/** Whose words these are, where they are somebody's own. */
const tellerOf = ({ name, reporting }: Voice): Parties | null =>
  name === null || reporting !== null ? null : { names: [name], named: true, type: 'person', specific: true };

/** "denied passing the list": the one who denies, where these are the claim's first words. */
function speakerOf(raw: RawHappening, claim: Attribution | undefined): Parties | null {
  const start = claim?.content[0]?.[0];
  if (claim === undefined || start === undefined || claim.speaker.name === null || raw.at - start > 30) return null;
  // Who accuses, warns or asks did nothing of what they speak of.
  if (claim.stance !== 'denied' && claim.stance !== 'admitted') return null;
  return { names: claim.speaker.name.split('; '), named: true, type: 'person', specific: true };
}

/** A name and the other name that the words give it, the second as it stands. */
function aliasNames(text: string, raw: RawHappening, entities: Entities): readonly [string, string] | null {
  if (raw.from === null || raw.to === null) return null;
  const one = entities.within(...raw.from).find((name) => name.type === 'person');
  const other = text.slice(...raw.to).replace(/\s+/g, ' ');
  const from = one === undefined ? text.slice(...raw.from).replace(/\s+/g, ' ') : entities.fullName(one).name;
  return from === other ? null : [from, other];
}

/** "transferred £200 to Falk's account": what is paid into an account is paid to its owner. */
function ownerOf(text: string, span: Span): Span {
  const owner = /^(.{2,60}?)['’]s (?:\p{L}+ ){0,2}accounts?$/u.exec(text.slice(...span))?.[1];
  return owner === undefined ? span : [span[0], span[0] + owner.length];
}

/** Whom a journey leads to: a person, or whose office or home it is. */
function hostOf(text: string, span: Span | null, party: (span: Span) => Parties | null): Parties | null {
  if (span === null) return null;
  const owner =
    /^(my|his|her|our|.{2,40}?['’]s) (?:\p{L}+ )?(?:office|house|home|flat|apartment|room|shop|studio|farm|hotel)$/u.exec(
      text.slice(...span),
    )?.[1];
  if (owner === undefined) return party(span);
  return party([span[0], span[0] + owner.replace(/['’]s$/, '').length]);
}

function placeAt(span: Span | null, entities: Entities): Parties | null {
  const place = span === null ? undefined : entities.within(span[0], span[1]).find((name) => name.type === 'place');
  return place === undefined ? null : { names: [place.name], named: true, type: 'place', specific: true };
}

/** "A third man was arrested": by the words, where they are of one person. */
function unnamedParty(words: string, lexicons: Lexicons): readonly string[] {
  const found = /^(?:an?|another|one) ((?:[\p{L}\d-]+ ){0,3}([\p{Ll}-]+))$/iu.exec(words.replace(/,.*$/s, '').trim());
  const head = (found?.[2] ?? '').toLowerCase();
  return found !== null && (lexicons.people.has(head) || lexicons.roles.has(head)) ? [found[1] ?? ''] : [];
}

/** A tie told again soon after by the same claim is one. */
function putRelation(relations: Relation[], one: Relation): void {
  const same = (had: Relation): boolean =>
    had.kind === one.kind && had.from === one.from && had.to === one.to && had.claim === one.claim;
  if (!relations.slice(-recent).some(same)) relations.push(one);
}

/**
 * "arrested on 5 March and released on bail": one status told twice in one claim is one event, with what time it has.
 * An arrest, a charge and the end of a case are events besides.
 */
function putStatus(events: ReadEvent[], text: string, raw: RawHappening, event: ReadEvent): void {
  const latest = events.slice(-recent);
  const last = latest.findLast((one) => one.kind.startsWith('legal-status: '));
  const same =
    last !== undefined &&
    event.claim !== null &&
    last.kind === event.kind &&
    last.claim === event.claim &&
    last.participants.join() === event.participants.join() &&
    (last.time === null || event.time === null || last.time === event.time);
  if (!same) events.push(event);
  else if (last.time === null) events[events.lastIndexOf(last)] = event;
  const words = raw.item === null ? '' : text.slice(...raw.item);
  const kind = /arrest/i.test(words)
    ? 'arrest'
    : /charged|indict/i.test(words) && raw.kind === 'charged'
      ? 'charge'
      : ends.test(event.kind)
        ? 'end of proceedings'
        : null;
  if (kind === null) return;
  const before = latest.findLast(
    (one) => one.kind === kind && one.claim === event.claim && one.participants.join() === event.participants.join(),
  );
  if (before === undefined) events.push({ ...event, kind });
  else if (before.time === null) events[events.lastIndexOf(before)] = { ...event, kind };
}

/** "denied that he had been charged": what is denied did not happen; what stands behind "before" did. */
function isDenied(text: string, claim: Attribution, at: number): boolean {
  const start = claim.content.findLast((span) => span[0] <= at)?.[0] ?? at;
  return !/\b(?:before|after|when|since|until|while|although|because)\b/.test(text.slice(start, at));
}

/** The place named behind "in" or "at" in the same sentence. */
function placeIn(text: string, entities: Entities, raw: RawHappening): string | null {
  return (
    entities
      .within(raw.sentence[0], raw.sentence[1])
      .find(
        (name) =>
          name.type === 'place' &&
          /\b(?:in|at|near)\s+(?:the\s+)?$/i.test(text.slice(Math.max(0, name.start - 10), name.start)),
      )?.name ?? null
  );
}
