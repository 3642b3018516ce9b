import type { SpeakerCandidate } from '#domain/reading';
import { documentMaker } from './document-maker.ts';
import type { Named } from './name-types.ts';
import { stripArticle } from './source-words.ts';
import { pronounSpeaker } from './speaker-pronoun.ts';
import { type Resolved, type Scene, settled, type SourceWords } from './speaker-scene.ts';
import { thingSpeaker } from './speaker-thing.ts';

/**
 * Who speaks in a document that speaks ("the report", "Falk's letter"): whose it is where the text says so, else the
 * document itself. `makers` keeps what was found for a noun.
 */
export function documentSpeaker(
  scene: Scene,
  source: SourceWords,
  document: string,
  here: readonly Named[],
  makers: Map<string, Maker | null>,
): Resolved {
  const { text } = source;
  const { whole, entities, issuer } = scene;
  const settle = (name: string, why: string): Resolved => settled(source, name, why, 'document');
  const people = here.filter((name) => name.type === 'person');
  const called = /^(?:the )?(\p{Lu}\p{L}+)['’]s? /u.exec(text.replace(/^The /, 'the '))?.[1];
  const body = called === undefined || people.length > 0 ? null : entities.bodyCalled(called);
  if (body !== null) return settle(body, `the document "${document}" is ${body}'s`);
  const owner = people[0] ?? here.find((n) => /^['’]s?\s/.test(whole.slice(n.end, n.end + 3)));
  if (owner !== undefined && (owner.type === 'person' || owner.type === 'organisation')) {
    const full = entities.fullName(owner);
    return settle(full.name, `the document "${document}" is ${full.name}'s (${full.why})`);
  }
  const whose = /(?:^|\bof )(his|her|its)\s/i.exec(text)?.[1]?.toLowerCase();
  if (whose !== undefined) {
    const word = whose === 'its' ? 'it' : whose === 'his' ? 'he' : 'she';
    const pronoun = { ...source, text: word, antecedent: null };
    const { speaker } = word === 'it' ? thingSpeaker(scene, pronoun, word) : pronounSpeaker(scene, pronoun, word);
    if (speaker.name !== null && speaker.name.toLowerCase() !== word)
      return settle(speaker.name, `the document "${document}" is theirs; ${speaker.why}`);
  }
  if (issuer !== null && /^this\b/i.test(text))
    return settle(issuer, `"${text}": the document's head names ${issuer} as the body that issues it`);
  const made = /^(?:the|this)\b/i.test(text) ? makerOf(scene, document, makers) : null;
  if (made !== null) return settle(made.name, made.why);
  return settled(source, stripArticle(text), 'a document speaks', 'document', lastDocument(scene, document));
}

/** Who made a document, and how the text says so. */
export type Maker = { readonly name: string; readonly why: string };

/** Whose "the report" is, where the text says who wrote or published the only one. */
function makerOf({ whole, entities }: Scene, document: string, makers: Map<string, Maker | null>): Maker | null {
  const noun = document.toLowerCase();
  const had = makers.get(noun);
  if (had !== undefined) return had;
  const made = /^[\p{Ll}-]+$/u.test(noun) ? documentMaker(whole, noun, entities) : null;
  makers.set(noun, made);
  return made;
}

/** The document that spoke last among the twenty before: it may be the same. */
function lastDocument({ seen }: Scene, document: string): SpeakerCandidate[] {
  const last = seen.slice(-19).findLast((k) => k?.kind === 'document');
  return last === undefined || last === null
    ? []
    : [{ name: last.name, why: `spoke last through a document; "${document}" may be the same` }];
}
