import type { Range } from '../draft.ts';
import { nounPhraseLeft } from '../noun-phrases.ts';
import type { Frame } from '../phrases.ts';
import { phraseEnd } from './arguments.ts';
import type { Put, ToSpan } from './raw-happening.ts';

const aliasWords: readonly (readonly string[])[] = [
  ['also', 'known', 'as'],
  ['known', 'as'],
  ['alias'],
  ['aka'],
  ['formerly'],
  ['formerly', 'known', 'as'],
  ['born'],
  ['who', 'uses', 'the', 'name'],
  ['who', 'used', 'the', 'name'],
  ['calling', 'himself'],
  ['calling', 'herself'],
  ['who', 'calls', 'himself'],
  ['who', 'calls', 'herself'],
  ['under', 'the', 'name'],
];

const aliasFirst = new Map<string, (readonly string[])[]>();
for (const words of aliasWords) aliasFirst.set(words[0] ?? '', [...(aliasFirst.get(words[0] ?? '') ?? []), words]);

/** Posts that the members of a body give each other. */
const memberRole =
  /^(?:chair|chairman|chairwoman|treasurer|secretary|president|trustee|fellow|councillor|chairperson)$/;
export const memberBody =
  /^(?:society|club|association|committee|board|panel|council|trust|league|party|union|guild|institute|academy|commission|federation|abroad)$/;

/** Lasting ties between two names: other names, kin and friends, posts and memberships as an apposition gives them. */
export function ties(frame: Frame, span: ToSpan, put: Put): void {
  const { tokens, lexicons } = frame;
  const relation = (kind: string, at: number, from: Range, to: Range, item: Range | null = null): void =>
    put({
      form: 'relation',
      kind,
      at: tokens.start[at] ?? 0,
      from: span(...from),
      to: span(...to),
      item: item === null ? null : span(...item),
      lowerBound: null,
    });
  for (let i = frame.from + 1; i + 1 < frame.to; i++) {
    const word = tokens.lower[i] ?? '';
    const words = aliasFirst.get(word)?.find((one) => one.every((w, k) => tokens.lower[i + k] === w));
    if (words !== undefined) {
      const left = nameLeft(frame, i);
      const right = nameRight(frame, i + words.length);
      if (left !== null && right !== null) relation('alias', i, left, right);
      continue;
    }
    const kin =
      word === 'friend' || word === 'friends'
        ? 'friendship'
        : tokens.pos[i] === 'NOUN' && lexicons.kin.has(word)
          ? 'family'
          : null;
    if (kin !== null) {
      // "Falk's brother Ove Lind", "Falk and his friend Ove Lind", "Ove Lind, a friend of Ida Falk".
      const owner = ownerOf(frame, i);
      const named = nameRight(frame, tokens.text[i + 1] === ',' ? i + 2 : i + 1);
      if (owner !== null && named !== null) relation(kin, i, owner, named);
      else if (owner !== null) {
        // "Ida Falk is Ove Lind's sister"; behind a comma she may be another.
        const subject = tokens.text[owner[0] - 1] === ',' ? null : copulaSubject(frame, owner[0]);
        if (subject !== null) relation(kin, i, subject, owner);
      } else if (tokens.lower[i + 1] === 'of') {
        const of = nameRight(frame, i + 2);
        const subject = copulaSubject(frame, i);
        if (of !== null && subject !== null) relation(kin, i, subject, of);
      }
      continue;
    }
    if (/^(?:boss|employer|supervisor|manager)$/.test(word)) {
      // "Her boss, harbour manager Ove Lind": who works for whom.
      const owner = ownerOf(frame, i);
      const comma = tokens.text[i + 1] === ',';
      let at = i + (comma ? 2 : 1);
      while (
        comma &&
        at < frame.to &&
        at - i < 6 &&
        tokens.text[at] === tokens.lower[at] &&
        /^(NOUN|ADJ)$/.test(tokens.pos[at] ?? '')
      )
        at++;
      const named = nameRight(frame, at);
      const isPerson =
        owner !== null && (tokens.pos[owner[0]] === 'PROPN' || /^(?:his|her|my)$/.test(tokens.lower[owner[0]] ?? ''));
      if (isPerson && named !== null && (word !== 'manager' || tokens.lower[owner[0]] !== tokens.text[owner[0]]))
        relation('employment', i, owner, named, [i, i + 1]);
    }
    if (word === 'married') {
      const to = tokens.lower[i + 1] === 'to';
      const other = nameRight(frame, to ? i + 2 : i + 1);
      const subject = to ? copulaSubject(frame, i) : nameLeft(frame, i);
      if (other !== null && subject !== null) relation('family', i, subject, other);
      continue;
    }
    if (word === 'subsidiary' && tokens.lower[i + 1] === 'of') {
      const parent = nameRight(frame, i + 2);
      const subject = copulaSubject(frame, i);
      if (parent !== null && subject !== null) relation('ownership', i, parent, subject);
      continue;
    }
    if ((word === 'member' || word === 'members') && tokens.lower[i + 1] === 'of') {
      const of: Range = [i + 2, phraseEnd(tokens, i + 2, frame.to)];
      const subject = copulaSubject(frame, i);
      if (of[1] > of[0] && subject !== null) relation('membership', i, subject, of);
      continue;
    }
    if (lexicons.roles.has(word)) {
      const post = postAt(frame, i);
      if (post !== null) relation(tieOfPost(frame, i, post.body), i, post.person, post.body);
    }
    // "Mr Ove Lind of the Harbour Office", "Ida Falk, a clerk at the Harbour Office".
    if (
      tokens.pos[i] === 'ADP' &&
      (word === 'of' || word === 'at' || word === 'for' || word === 'with') &&
      tokens.pos[i + 1] !== 'NUM'
    ) {
      const to: Range = [i + 1, phraseEnd(tokens, i + 1, frame.to)];
      if (to[1] === to[0]) continue;
      if (word === 'of' && tokens.pos[i - 1] === 'PROPN') {
        const left = nameLeft(frame, i);
        const isBody = tokens.lower.slice(to[0], to[1]).some((one) => lexicons.organisationHeads.has(one));
        if (isBody && left !== null && left[1] - left[0] > 1) relation('employment', i, left, to);
      } else if (isRole(frame, i - 1) && !/^members?$/.test(tokens.lower[i - 1] ?? '')) {
        const subject = copulaSubject(frame, i - 1);
        // "the clerk of the Harbour Office, Ove Lind,"
        const named = subject ?? (tokens.text[to[1]] === ',' ? nameRight(frame, to[1] + 1) : null);
        if (named !== null) relation(tieOfPost(frame, i - 1, to), i, named, to);
      }
    }
  }
}

/** A post, in the plural too: "its directors were employees of the bank". */
const isRole = ({ tokens, lexicons }: Frame, i: number): boolean => {
  const word = tokens.lower[i] ?? '';
  return lexicons.roles.has(word) || (word.endsWith('s') && lexicons.roles.has(word.slice(0, -1)));
};

/** Who owns a body owns it; posts that the members of a body give each other make a member, others an employee. */
const tieOfPost = ({ tokens }: Frame, role: number, body: Range): string =>
  /^owners?$/.test(tokens.lower[role] ?? '')
    ? 'ownership'
    : memberRole.test(tokens.lower[role] ?? '') &&
        tokens.lower.slice(...body).some((word) => memberBody.test(word) || word === 'its')
      ? 'membership'
      : 'employment';

/** "Norland Ports' chief engineer, Ove Lind", "Harbour Watch director Ida Falk": the body before a post, the person behind it. */
function postAt(frame: Frame, role: number): { readonly person: Range; readonly body: Range } | null {
  const { tokens } = frame;
  const person = nameRight(frame, tokens.text[role + 1] === ',' ? role + 2 : role + 1);
  if (person === null || person[1] - person[0] < 2) return null;
  let k = role - 1;
  while (k > frame.from && /^(ADJ|NOUN)$/.test(tokens.pos[k] ?? '') && tokens.text[k] === tokens.lower[k]) k--;
  if (/^['’]s?$/.test(tokens.lower[k] ?? '')) {
    // "the university's vice-chancellor": the text says elsewhere which.
    const start = nounPhraseLeft(tokens, k - 1, frame.from);
    const body = nameLeft(frame, k) ?? (start < 0 ? null : ([start, k] as const));
    return body === null ? null : { person, body: [body[0], body[1]] };
  }
  if (/^(?:its|our)$/.test(tokens.lower[k] ?? '')) return { person, body: [k, k + 1] };
  if (tokens.text[role + 1] === ',') return null;
  while (
    k > frame.from &&
    /^(Managing|Deputy|Chief|Executive|Senior|Assistant|Technical|Finance|General)$/.test(tokens.text[k] ?? '')
  )
    k--;
  const body = k + 1 > frame.from ? nameLeft(frame, k + 1) : null;
  return body === null || body[1] - body[0] < 2 ? null : { person, body };
}

const isName = (frame: Frame, i: number): boolean =>
  /^(PROPN|NOUN|ADJ|X)$/.test(frame.tokens.pos[i] ?? '') && /^\p{Lu}/u.test(frame.tokens.text[i] ?? '');

/** The run of name words that ends before a place, over a comma, a bracket or "who". */
function nameLeft(frame: Frame, at: number): Range | null {
  const { tokens } = frame;
  let last = at - 1;
  while (last > frame.from && /^[,(“"]$/.test(tokens.text[last] ?? '')) last--;
  let start = last + 1;
  while (
    start > frame.from &&
    last - start < 4 &&
    (isName(frame, start - 1) || /^(mr|mrs|ms|dr|de|van|von)\.?$/.test(tokens.lower[start - 1] ?? ''))
  )
    start--;
  return start <= last ? [start, last + 1] : null;
}

function nameRight(frame: Frame, at: number): Range | null {
  const { tokens } = frame;
  let start = at;
  while (/^[“"‘']$/.test(tokens.text[start] ?? '')) start++;
  let end = start;
  while (end < frame.to && end - start < 5 && isName(frame, end)) end++;
  return end > start ? [start, end] : null;
}

function ownerOf(frame: Frame, at: number): Range | null {
  const { tokens } = frame;
  let k = at - 1;
  while (k > frame.from && tokens.pos[k] === 'ADJ') k--;
  const word = tokens.lower[k] ?? '';
  if (/^(his|her|my)$/.test(word)) return [k, k + 1];
  if (!/^['’]s?$/.test(word)) return null;
  return nameLeft(frame, k);
}

/** "Ida Falk is a friend …", "Ida Falk, a friend …": whom the phrase before a noun is said of. */
function copulaSubject(frame: Frame, at: number): Range | null {
  const { tokens } = frame;
  let k = at;
  while (k > frame.from && at - k < 6 && /^(DET|ADJ|NOUN|ADV)$/.test(tokens.pos[k - 1] ?? '')) k--;
  const before = tokens.lower[k - 1] ?? '';
  if (before === ',') return nameLeft(frame, k - 1);
  if (!/^(is|was|be|been|are|were|as|am|['’](?:s|re|m))$/.test(before)) return null;
  const group = frame.groups.find((one) => one.head === k - 1 || one.start === k - 1);
  if (group?.negated === true) return null;
  let last = (group?.start ?? k - 1) - 1;
  while (last > frame.from && tokens.pos[last] === 'AUX') last--;
  const start = nounPhraseLeft(tokens, last, frame.from);
  return start < 0 ? null : [start, last + 1];
}
