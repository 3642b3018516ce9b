import type { Frame, VerbGroup } from './phrases.ts';

const irrealis = new Set([
  'could',
  'should',
  'might',
  'may',
  'can',
  'must',
  'ca',
  'would',
  'will',
  "'ll",
  '’ll',
  'wo',
  'shall',
]);
const settled = new Set(['would', 'will', "'ll", '’ll', 'wo', 'shall']);
const openers = new Set(['if', 'unless', 'whether', 'should', 'until', 'lest', 'why']);
const hopes =
  /^(hope[sd]?|hoping|wish(?:e[sd])?|want(?:s|ed)?|urg(?:e[sd]?|ing)|call(?:s|ed|ing)?|demand(?:s|ed|ing)?|expect(?:s|ed)?|threat(?:s|ens?|ened|ening)?|fear(?:s|ed|ing)?|s(?:eek|eeks|ought|eeking)|ask(?:s|ed|ing)?|plea|risk(?:s|ed|ing)?|attempt(?:s|ed)?|bid|fail(?:s|ed)|refus(?:e[sd]?|ing)|pressure|likely|unlikely|possible|prospect|chance)$/;
const decisions =
  /^(decid(?:ed|es|e|ing)|agreed|opted|chose|forced|obliged|decision|announced|continued|moved|plans|intends|intention)$/;

/**
 * True where the words around a verb say that it may happen, should, or is asked about; `future` lets "will" and a
 * reported "would" through, for what prosecutors say they will not do is settled by their saying so.
 */
export function isUnreal(frame: Frame, start: number, group: VerbGroup | undefined, future = false): boolean {
  const { tokens } = frame;
  if (tokens.text.slice(Math.max(frame.from, frame.to - 2), frame.to).includes('?')) return true;
  const head = group?.head ?? start;
  for (let k = Math.min(start, group?.start ?? start); k < head; k++) {
    const word = tokens.lower[k] ?? '';
    if (irrealis.has(word) && !(future && settled.has(word))) return true;
  }
  // "that the case be dropped"
  if (tokens.lower[group?.start ?? -1] === 'be') return true;
  if (group?.infinitive === true && !decisions.test(tokens.lower[beforeNot(frame, group.start)] ?? '')) return true;
  for (let k = start - 1; k >= frame.from && start - k < 14; k--) {
    const word = tokens.lower[k] ?? '';
    if (word === ',' || word === ';' || word === ':') break;
    if (openers.has(word)) return true;
    if (hopes.test(word) && group?.passive !== true && start - k < 7) return true;
    if (hopes.test(word) && group?.infinitive === true) return true;
  }
  return false;
}

function beforeNot(frame: Frame, start: number): number {
  return /^(not|never)$/.test(frame.tokens.lower[start - 1] ?? '') ? start - 2 : start - 1;
}

/** True for a sentence that reports somebody's saying. */
export function isTold(frame: Frame): boolean {
  return frame.groups.some(
    (g) => g.cue !== null && /^(say|announce|confirm|tell|state|reveal|add|inform|disclose)$/.test(g.cue.verb),
  );
}
