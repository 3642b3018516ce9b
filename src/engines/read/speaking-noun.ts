import type { Range } from './draft.ts';
import type { Frame } from './phrases.ts';

const bodies = new Set(
  'council court ministry department office police army navy embassy parliament senate congress union church charity fund bank club league federation commission committee campaign administration company firm team group party government state country house agency camp movement family couple pair public crowd audience majority minority percent % staff crew board panel jury cabinet leadership opposition regime embassy delegation community nation side network paper outlet site blog app ad advert advertisement tweet show series documentary film essay column editorial op-ed platform constitution manifesto data figures statistics numbers results evidence findings analysis investigation inquiry delegate candidate advocate associate magistrate surrogate graduate inmate rival ally official aide white black conservative liberal progressive evangelical moderate independent star mogul tycoon chief boss head adult teen youth celebrity executive representative relative native third half quarter plurality share proportion generation veteran critic troop green whistleblower hacker fan elite establishment town city village media press congregation electorate public fed chancellery palace kremlin parish diocese regulator watchdog bureau secretariat authority tribunal syndicate cartel militia force unit brigade bloc coalition alliance lobby chamber guild institute academy laboratory hospital school college university faculty newspaper magazine broadcaster publisher manufacturer supplier airline carrier utility insurer lender developer startup conglomerate retailer brand editor'.split(
    ' ',
  ),
);
const personEnding = /(?:er|or|ist|ian|man|woman|men|women|ee|ant|ent|people|folk|mate|person|master|keeper)$/;
const notPersons = new Set(
  'number order matter paper power water weather center centre tower computer letter corner winter summer factor error sector door floor effort comment moment event development statement treatment agreement movement argument document government environment element amount restaurant want current talent content accident incident patent percent payment investment'.split(
    ' ',
  ),
);

/** One word without its plural ending. */
export function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

const counting =
  /^(?:dozens|hundreds|thousands|scores|millions|number|numbers|majority|plurality|handful|couple|pair|lot|lots|series|string|chorus|bunch|percent|%|third|thirds|half|quarter|quarters|part|parts|rest|remainder|slice|slate|list|array|range|host|crowd|bevy|roster|share|portion|proportion|percentage|fraction|kind|kinds|sort|type|types|generation|generations)$/;
const quantifiers = /^(?:one|two|three|many|most|some|several|both|all|each|none|few)$/;

/** True where the head of a source is somebody, a body or a document: what can hold an opinion, not a tide or a trend. */
export function canHoldViews(frame: Frame, range: Range): boolean {
  const { tokens, lexicons } = frame;
  const [from, to] = range;
  let head = from;
  for (let i = from; i < to; i++) {
    // "dozens of members": the members speak.
    if (tokens.lower[i] === 'of' && i === from + 1 && quantifiers.test(tokens.lower[from] ?? '')) return true;
    if (tokens.lower[i] === 'of' && counting.test(tokens.lower[i - 1] ?? '')) continue;
    const tag = tokens.pos[i];
    if (
      i > from &&
      (tag === 'ADP' ||
        tokens.text[i] === ',' ||
        tokens.text[i] === '(' ||
        /^(who|which|that|whose)$/.test(tokens.lower[i] ?? ''))
    )
      break;
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON' || tag === 'NUM' || tag === 'ADJ' || tag === 'DET')
      head = i;
  }
  const tag = tokens.pos[head];
  const word = tokens.lower[head] ?? '';
  if (tag === 'PROPN') return true;
  if (tag === 'PRON')
    return /^(he|she|they|who|we|i|you|everyone|everybody|someone|somebody|nobody|anyone|others|him|her|them)$/.test(
      word,
    );
  if (tag !== 'NOUN') return tag !== 'ADP';
  const one = singular(word);
  if (
    lexicons.roles.has(one) ||
    lexicons.groupNouns.has(word) ||
    lexicons.documentNouns.has(one) ||
    lexicons.organisationHeads.has(one) ||
    bodies.has(one) ||
    bodies.has(word)
  )
    return true;
  return personEnding.test(one) && !notPersons.has(one) && !/(?:ment|tion|ness|ance|ence)$/.test(one);
}

const showing = new Set(
  'poll polls survey surveys study studies data figures statistics numbers results records files research report reports analysis average averages returns filings documents emails video footage evidence'.split(
    ' ',
  ),
);

/** True where the head of a source is a poll, a study or a record, which speaks by what it shows. */
export function isDocument(frame: Frame, [from, to]: Range): boolean {
  for (let i = from; i < to; i++) {
    if (frame.tokens.pos[i] === 'ADP' || frame.tokens.text[i] === ',') return false;
    if (showing.has(frame.tokens.lower[i] ?? '') && (i + 1 === to || frame.tokens.pos[i + 1] !== 'NOUN')) return true;
  }
  return false;
}
