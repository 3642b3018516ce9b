import type { Stance } from '#domain/stance';

const request =
  /^(?:please|pls|plz|(?:can|could|would|will) (?:you|u)|remember to|make sure|let me know|tell me|ask (?:him|her|them)|send me|give me|get me)\b/i;
const promise = /^(?:(?:ok|okay|yes|fine|sure|right)[,.]? )?(?:i promise|i(?:'ll|’ll| will| shall))\b/i;
const denial = /^(?:no[,.]? )?i (?:deny|never|did not|didn['’]?t|have not|haven['’]?t|had nothing)\b/i;
const warning = /^(?:be careful|careful|watch out|i(?:'m| am)? warn(?:ing)?)\b/i;

/** How a message stands to its words, by its own opening and marks: said unless it asks, promises, denies or warns. */
export function stanceOfMessage(words: string): Stance {
  const text = words.slice(0, 2000).trim();
  if (isRequest(text) || isAllQuestions(text)) return 'asked';
  if (promise.test(text)) return 'promised';
  if (denial.test(text)) return 'denied';
  if (warning.test(text)) return 'warned';
  return 'said';
}

/** A message that tells its reader to do something. */
export const isRequest = (words: string): boolean =>
  request.test(words.trim()) || /^[^.?!]{0,40}, please\b/i.test(words);

const opensQuestion =
  /^(?:(?:and |so |but )?(?:who|what|where|when|why|how|which)(?:['’]s)?|(?:is|are|was|were|do|does|did|have|has|can|could|will|would|should|shall|am) (?:i|you|u|he|she|it|we|they|there|the|that|this|any(?:one|body)?))\b/i;

/** Every sentence ends with the mark, or the message is one short clause with a question's order of words. */
function isAllQuestions(text: string): boolean {
  if (!text.includes('?')) return text.length < 80 && opensQuestion.test(text) && !/[.,;:!]\s/.test(text);
  const sentences = text.split(/(?<=[.!?…])\s+/);
  return sentences.length > 0 && sentences.every((one) => /\?["'”’)\]]*$/.test(one));
}
