import type { Stance } from '#domain/stance';

const request =
  /^(?:please|pls|plz|(?:can|could|would|will) (?:you|u)|remember to|make sure|let me know|tell me|ask (?:him|her|them)|send me|give me|get me)\b/i;
const courtesy = /^please (?:find|accept|note|see|feel|tell|say|do not hesitate)\b/i;
const opensQuestion =
  /^(?:(?:and |so |but )?(?:who|what|where|when|why|how|which)(?:['’]s)?|(?:is|are|was|were|do|does|did|have|has|can|could|will|would|should|shall|am) (?:i|you|u|he|she|it|we|they|there|the|that|this|any(?:one|body)?))\b/i;

/** How a message stands to its words: asked where the whole of it is a question, else said. */
export function stanceOfMessage(words: string): Stance {
  return isAllQuestions(words.slice(0, 2000).trim()) ? 'asked' : 'said';
}

/** A message that tells its reader to do something. */
export const isRequest = (words: string): boolean =>
  request.test(words.trim()) || /^[^.?!]{0,40}, please\b/i.test(words);

/** The first sentence of a letter that asks its reader to do something; null where none does. */
export function requestIn(words: string): string | null {
  for (const sentence of words.slice(0, 4000).split(/(?<=[.!?])\s+|\n+/))
    if (sentence.length < 300 && request.test(sentence) && !courtesy.test(sentence)) return sentence.trim();
  return null;
}

/** Every sentence ends with the mark, or the message is one short clause with a question's order of words. */
function isAllQuestions(text: string): boolean {
  if (!text.includes('?')) return text.length < 80 && opensQuestion.test(text) && !/[.,;:!]\s/.test(text);
  const sentences = text.split(/(?<=[.!?…])\s+/);
  return sentences.length > 0 && sentences.every((one) => /\?["'”’)\]]*$/.test(one));
}

/** "sent over, as asked", "No. 3 sent": between two, what the writer says that they sent; null where they do not. */
export function sentBy(words: string): string | null {
  const found =
    /^(?:(?:just|i(?:['’]ve| have)?(?: just)?) )?(?:sent|emailed|e-mailed|posted|forwarded|attached)\b|^((?:no\.? ?\d+|number \w+|the (?:paper|report|draft|file|list|photos?|note))) (?:is |has been )?(?:sent|in your (?:inbox|mail)|attached)\b/i.exec(
      words.trim(),
    );
  if (found === null || words.includes('?')) return null;
  return found[1] ?? words.trim().replace(/\s+/g, ' ').slice(0, 120);
}
