import { type Resolved, type Scene, type SourceWords, unsettled } from './speaker-scene.ts';

/** Who says "I" or "we": whose words they lie in, else whom the document's head or foot names. Not whom "he" means further on. */
export function firstPersonSpeaker({ before, author, issuer }: Scene, source: SourceWords): Resolved {
  const { text } = source;
  const spokenBy = (name: string, why: string): Resolved => ({
    speaker: { name, mention: text, why, candidates: [] },
    as: null,
  });
  const outer = source.voice >= 0 ? before[source.voice] : undefined;
  if (outer !== undefined && outer.name !== null)
    return spokenBy(outer.name, `"${text}" inside ${outer.name}'s own words`);
  if (outer !== undefined)
    return unsettled(source, `"${text}" is whoever speaks here, "${outer.mention}", who is not certain`, [
      ...outer.candidates,
    ]);
  if (author === null && /^(?:we|us|our)$/i.test(text) && issuer !== null)
    return spokenBy(issuer, `"${text}": the document's head names ${issuer} as the body that issues it`);
  if (author !== null)
    return spokenBy(author, `"${text}": the document's own head or foot names ${author} as its author`);
  return unsettled(source, `"${text}" outside any quotation whose speaker is known`);
}
