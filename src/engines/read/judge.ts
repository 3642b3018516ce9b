import type { AttributionKind } from '#domain/reading';
import type { Polarity, Stance } from '#domain/stance';
import type { Raw } from './continuations.ts';
import type { Draft } from './draft.ts';

const opening = /^["“„«‘]|^``|^''|^'/;
const anyMark = /["“”„«»‘]|``|''/;

/** Direct where every piece is a quotation, mixed where some words are quoted, unattributed where nobody is named. */
export function kindOf(text: string, raw: Raw): AttributionKind {
  if (raw.source.length === 0) return 'unattributed';
  const pieces = raw.content.map(([start, end]) => text.slice(start, end));
  if (pieces.every((piece) => opening.test(piece) && !/["”»]\s+\p{L}/u.test(piece.slice(1)))) return 'direct';
  return pieces.some((piece) => anyMark.test(piece)) ? 'mixed' : 'indirect';
}

/** The lexicon's stance; a denied denial or a refusal to say is plain saying. */
export function stanceOf(draft: Draft): Stance {
  return draft.negated && draft.stance === 'admitted' ? 'denied' : draft.stance;
}

const clauseEnd =
  /[.;!?](?=\s|$|["”’])|\s(?:but|because|when|while|if|although|though|which|who|whose|that|after|before|and|or|than|unless|until)\s/;
const negation =
  /\b(?:not(?! only| just| merely| least)|never|no one|nobody|none|nothing|neither|cannot|no longer)\b|n['’]t\b|\b(?:is|was|were|are|be|been|has|have|had|having|seen?|found|knew?|with) no\b/i;
/** What somebody means not to do denies nothing: "vowed never to leave", "tries not to think". */
const infinitive = /^(?:(?:not|never) )?to\s/i;
const negatedInfinitive = /\b(?:not|never)\s+to\b|\bto\s+(?:not|never)\b/gi;
const opensNegated = /^no(?=\s\p{L})(?! (?:doubt|longer than|more than|fewer|less)\b)/iu;

/** True where the main clause of what is said is itself negated: "that no money was paid", "he had never met her". */
function isNegated(words: string): boolean {
  const plain = words.replace(/^[\s"“‘'`]+/, '').replace(/^(?:that|how)\s+/i, '');
  if (infinitive.test(plain)) return false;
  const clause = plain.slice(0, clauseEnd.exec(plain)?.index ?? plain.length).replace(negatedInfinitive, '');
  return opensNegated.test(clause) || negation.test(clause);
}

/** What the claim does to the link its content proposes; a cue that is itself negated leaves the matter open. */
export function polarityOf(text: string, raw: Raw): Polarity {
  const { draft } = raw;
  const stance = stanceOf(draft);
  const [start, end] = raw.content[0] ?? [0, 0];
  const head = text.slice(start, Math.min(end, start + 24)).toLowerCase();
  if (stance === 'denied') return draft.negated && draft.stance === 'denied' ? 'asks' : 'denies';
  if (stance === 'asked' || /^(if|whether)\b/.test(head)) return 'asks';
  if (draft.modal) return 'conditional';
  if (draft.negated) return 'asks';
  const whole = text.slice(start, Math.min(end, start + 2000));
  if (/\bunless\b/i.test(whole) || /^(that\s+)?if\b/i.test(head)) return 'conditional';
  // "claimed not to know him" is a denial.
  if (stance === 'alleged' && /^(?:not|never) to\b/.test(head)) return 'denies';
  return isNegated(text.slice(start, Math.min(end, start + 240))) ? 'denies' : 'asserts';
}
