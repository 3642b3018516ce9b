import type { Draft, Range } from './draft.ts';
import type { Lexicons } from './lexicons.ts';
import type { Tokens } from './tokens.ts';

const firstPerson = new Set(['i', 'we', 'you', 'me', 'us', 'my', 'our', 'your']);

/** True for the words of a draft's cue that report speech, not thought or wish. */
function isSpeech(draft: Draft, tokens: Tokens, lexicons: Lexicons): boolean {
  for (const [from, to] of draft.cue)
    for (let i = from; i < to; i++) {
      const cue = lexicons.cue.get(tokens.lower[i] ?? '');
      if (cue !== undefined && cue.takes.has('quotation') && cue.takes.has('clause') && cue.stance !== 'assessed')
        return true;
    }
  return false;
}

function sourceWord(draft: Draft, tokens: Tokens): string {
  const [range] = draft.source;
  return range === undefined || range[1] - range[0] > 1 ? '' : (tokens.lower[range[0]] ?? '');
}

/** For each word how many of the drafts' contents cover it. */
function coverOf(drafts: readonly Draft[], length: number): Int32Array {
  const cover = new Int32Array(length + 1);
  for (const { content } of drafts)
    for (const [from, to] of content) {
      cover[from] = (cover[from] ?? 0) + 1;
      cover[to] = (cover[to] ?? 0) - 1;
    }
  for (let i = 1; i <= length; i++) cover[i] = (cover[i] ?? 0) + (cover[i - 1] ?? 0);
  return cover;
}

/** Participles that report wherever they stand. */
const citing = new Set(
  'citing calling praising criticising criticizing condemning mocking describing quoting dismissing denouncing blaming urging naming labelling labeling branding hailing touting referencing questioning blasting slamming thanking discussing detailing outlining'.split(
    ' ',
  ),
);
/** Verbs whose participle with an object is rather done than said: "showing a profit", "banning imports". */
const rarelySaid = new Set(
  'showing banning nominating promoting filing issuing releasing publishing sharing casting framing pitching signing seeking broadcasting airing finding wanting claiming quitting posting leaking listing offering threatening indicating signaling signalling attacking challenging backing supporting endorsing opposing considering expecting directing embracing favoring favouring treating loving hating plugging bashing projecting reporting championing predicting contemplating echoing reciting debating retweeting'.split(
    ' ',
  ),
);
const strongStances = new Set(['alleged', 'denied', 'admitted', 'warned']);
const indirectForms =
  /^(verb-clause|verb-clause-joined|verb-clause-relative|verb-clause-participle|content-before|content-before-inverted|quotation-after|quotation-tag|colon|according-to|hearsay-adverb|passive|passive-it|passive-addressee|relative-split|as-aside)$/;

/**
 * Keeps the drafts that are worth a reviewer's time: wishes and thoughts only where the text itself reports them,
 * and within another's words only what is plainly a further report. `ownWords` says that the paragraph is a known
 * writer's: a witness, an officer or whoever sent a message, whose "I" is a speaker like any other.
 */
export function plausible(drafts: readonly Draft[], tokens: Tokens, lexicons: Lexicons, ownWords: boolean): Draft[] {
  endAtTags(drafts);
  const firm = drafts.filter((draft) => worthTop(draft, tokens, lexicons, ownWords));
  const cover = coverOf(firm, tokens.length);
  return firm.filter((draft) => {
    // No draft's content holds its own cue.
    if ((cover[draft.cue[0]?.[0] ?? 0] ?? 0) === 0 && draft.sentence.inside === null) return true;
    if (firstPerson.has(sourceWord(draft, tokens)) || draft.modal) return false;
    if (draft.rule === 'passive' && draft.stance !== 'alleged') return false;
    // Inside a quotation "they say" is a manner of speaking.
    if (
      draft.sentence.inside !== null &&
      /^(they|people|who|that|it|some|many|everybody|everyone|nobody)$/.test(sourceWord(draft, tokens))
    )
      return false;
    // "He said it was late and called her a liar": the joined verb is the reporter's.
    if (
      draft.rule === 'verb-object-joined' &&
      draft.sentence.inside === null &&
      /^(?:he|she|they)$/.test(sourceWord(draft, tokens))
    )
      return true;
    if (draft.rule.startsWith('verb-object'))
      return strongStances.has(draft.stance) && draft.source.length > 0 && !/infinitive|participle/.test(draft.rule);
    if (!indirectForms.test(draft.rule)) return false;
    if (draft.rule === 'colon' || draft.rule === 'quotation-after')
      return !/^(you|it)$/.test(sourceWord(draft, tokens));
    return (
      draft.rule === 'hearsay-adverb' ||
      draft.rule === 'according-to' ||
      draft.rule === 'passive' ||
      isSpeech(draft, tokens, lexicons)
    );
  });
}

/** "He agreed to sell, records show": what he agreed to ends before the tag of the whole. */
function endAtTags(drafts: readonly Draft[]): void {
  const bySentence = new Map<Draft['sentence'], Draft[]>();
  for (const draft of drafts)
    if (draft.rule === 'content-before' || draft.rule === 'content-before-inverted')
      bySentence.set(draft.sentence, [...(bySentence.get(draft.sentence) ?? []), draft]);
  for (const draft of drafts) {
    const cue = draft.cue[0]?.[0] ?? 0;
    for (const tag of bySentence.get(draft.sentence) ?? []) {
      const [from, to] = tag.content[0] ?? [0, 0];
      const at = tag.cue[0]?.[0] ?? 0;
      if (tag === draft || cue < from || cue >= to) continue;
      draft.content = draft.content.flatMap((range): Range[] =>
        range[0] < at && at < range[1] ? (to > range[0] ? [[range[0], to]] : []) : [range],
      );
    }
  }
}

function worthTop(draft: Draft, tokens: Tokens, lexicons: Lexicons, ownWords: boolean): boolean {
  const speech = isSpeech(draft, tokens, lexicons);
  const word = sourceWord(draft, tokens);
  if (/^(them|him|her|us|me|himself|herself|themselves)$/.test(word)) return false;
  if (word === 'you' && draft.sentence.inside === null) return false;
  // What only tells which person is meant ("voters who support her") reports nothing.
  if (/^(who|which|that)$/.test(word) && draft.rule.endsWith('-relative') && !setOffBy(draft, tokens))
    return (
      speech ||
      strongStances.has(draft.stance) ||
      (draft.stance === 'promised' && !/^(?:pledged?|pledges)$/.test(tokens.lower[(draft.cue[0]?.[1] ?? 1) - 1] ?? ''))
    );
  if (/^verb-(object|infinitive|preposition)-relative$/.test(draft.rule) && !strongStances.has(draft.stance))
    return speechOrSides(draft, tokens, lexicons);
  // "can count on them", "if he would back her" are the writer's guesses.
  if (!speech && !strongStances.has(draft.stance) && draft.source.length > 0) {
    if (draft.modal && /^(?:can|ca|could|should|must|may|might)$/.test(tokens.lower[draft.cue[0]?.[0] ?? 0] ?? ''))
      return draft.rule === 'verb-clause';
    if (/^(?:if|whether|unless|until|once)$/.test(tokens.lower[(draft.source[0]?.[0] ?? 0) - 1] ?? '')) return false;
  }
  const lead = tokens.lower[(draft.cue[0]?.[1] ?? 1) - 1] ?? '';
  if (draft.rule === 'verb-object-participle')
    return (
      showsData(draft, tokens) ||
      citing.has(lead) ||
      accusing.test(lead) ||
      (!rarelySaid.has(lead) && setOff(draft, tokens))
    );
  if (draft.rule === 'verb-preposition-participle' && idleTalk.test(tokens.lower[draft.cue[0]?.[0] ?? 0] ?? ''))
    return false;
  const before = tokens.lower[(draft.cue[0]?.[0] ?? 0) - 1] ?? '';
  // "It is worth noting", "it goes without saying": a manner of speaking.
  if (draft.rule.endsWith('-participle') && (before === 'worth' || (before === 'without' && lead === 'saying')))
    return false;
  if (draft.rule === 'verb-clause-participle' && !speech && draft.stance !== 'assessed')
    return (
      draft.source.length > 0 &&
      (lead === 'out' || /^(?:implying|signalling|signaling)$/.test(lead) || showsData(draft, tokens))
    );
  if (draft.rule === 'verb-clause-infinitive' && answering.test(lead)) return false;
  if (firstPerson.has(word) && !speech && ownWords && /^(?:i|we|you)$/.test(word))
    return (
      !draft.modal && ownForms.test(draft.rule) && !(draft.rule === 'verb-question' && draft.stance === 'assessed')
    );
  if (word === 'we' && !speech && draft.sentence.inside === null && !draft.modal)
    if (draft.rule === 'verb-clause' && ourView.test(tokens.lower[(draft.cue.at(-1)?.[1] ?? 1) - 1] ?? '')) return true;
  if (firstPerson.has(word) && !speech)
    return (
      draft.rule === 'verb-clause' &&
      draft.sentence.inside === null &&
      !draft.modal &&
      ownView.test(tokens.lower[(draft.cue.at(-1)?.[1] ?? 1) - 1] ?? '')
    );
  if (draft.rule === 'verb-clause-infinitive' && persuading.test(lead)) return true;
  const verb = tokens.lower[(draft.cue[0]?.[1] ?? 1) - 2] ?? '';
  if (draft.rule.endsWith('-infinitive') && draft.rule !== 'verb-infinitive')
    return (
      (speech && draft.rule === 'verb-clause-infinitive') ||
      (/^verb-(?:preposition|question)-/.test(draft.rule) &&
        (draft.source.length > 0 || lead === 'about') &&
        !notUttered.test(lead) &&
        !notUttered.test(verb)) ||
      isAttempted(draft, tokens)
    );
  if (draft.rule === 'verb-question' && draft.stance === 'assessed')
    return (
      draft.sentence.inside === null &&
      word !== 'you' &&
      !/^(?:if|as|what)$/.test(tokens.lower[(draft.source[0]?.[0] ?? 0) - 1] ?? '')
    );
  if ((draft.rule === 'content-before' || draft.rule === 'content-before-inverted') && !speech)
    return (
      quoted(draft, tokens) || (!firstPerson.has(word) && (endsSentence(draft, tokens) || draft.content.length > 1))
    );
  return true;
}

/** "polls showing a small lead": a poll or a study speaks by what it shows. */
function showsData(draft: Draft, tokens: Tokens): boolean {
  const [from, to] = draft.source[0] ?? [0, 0];
  if (!/^(?:showing|indicating|finding|suggesting)$/.test(tokens.lower[(draft.cue[0]?.[1] ?? 1) - 1] ?? ''))
    return false;
  for (let i = from; i < to; i++)
    if (
      /^(?:polls?|surveys?|polling|stud(?:y|ies)|data|figures|records|results|returns|estimates)$/.test(
        tokens.lower[i] ?? '',
      )
    )
      return true;
  return false;
}

/** A participle with its speaker behind a comma, a dash or "while": "…, mocking the council". */
function setOff(draft: Draft, tokens: Tokens): boolean {
  const at = draft.cue[0]?.[0] ?? 0;
  return draft.source.length > 0 && /^(?:,|—|–|--|by|before|while)$/.test(tokens.lower[at - 1] ?? '');
}

const attempts =
  /^(?:try|tries|tried|trying|quick|struggle[sd]?|struggling|refuse[sd]?|refusing|decline[sd]?|declining|need|needs|needed|failed|fails|failing|hesitat(?:es|ed)|likely|expected|set|ready|prepared|poised|yet|reluctant|willing|unwilling|eager|free|inclined|forced|compelled|keen|moved|sought|hopes|wants|wanted|plans|planned|planning|vowed|promised|threatened|tempted|loath|hoping|attempt(?:s|ed|ing)?|agreed|chose|opted|decided|determined)$/;
const utterances =
  /^(?:discuss|endorse|tell|say|call|defend|attack|answer|explain|convince|persuade|question|criticise|criticize|denounce|condemn|disavow|address|confirm|deny|describe|rebut|justify|reassure|warn|assure|remind|acknowledge|concede|disclose|reveal|clarify|mock|praise|blame|portray|paint|oppose|support|reject|dismiss|debate|talk|point|respond|ask|urge|press|announce|explain|comment|speculate|elaborate|specify|apologise|apologize|distance|renounce|repudiate|highlight|stress|emphasise|emphasize|accuse|argue|claim|promise|pledge|declare|congratulate|thank|welcome)$/;

/** "tried to discuss", "was quick to point out": whoever tries or refuses to say a thing. */
function isAttempted(draft: Draft, tokens: Tokens): boolean {
  const [from, to] = draft.cue[0] ?? [0, 0];
  for (let i = from; i < to; i++)
    if (tokens.lower[i] === 'to')
      return attempts.test(tokens.lower[i - 1] ?? '') && utterances.test(tokens.lower[i + 1] ?? '');
  return false;
}

/** True for a relative clause behind a comma: it tells something more of somebody already known. */
function setOffBy(draft: Draft, tokens: Tokens): boolean {
  return /^[,)—–]$/.test(tokens.text[(draft.source[0]?.[0] ?? 0) - 1] ?? '');
}

const notUttered =
  /^(?:see|find|out|know|knowing|vote|voting|campaign|campaigning|determine|decide|figure|understand|think|hear|learn|believe|choose)$/;

const ownView = /^(think|thought|believe|believed|know|knew|suspect|suspected|hope|hoped|fear|feared)$/;

/** What a body says of itself in its own report: "we assess that". */
const ourView = /^(?:assess(?:ed)?|judged?|estimated?|conclude[sd]?|considered|consider)$/;
const ownForms = /^verb-(?:clause|question|infinitive|preposition|object)(?:-joined)?$/;

const accusing =
  /^(accusing|alleging|admitting|acknowledging|denying|warning|recalling|noting|disputing|repeating|suggesting|demanding)$/;
const persuading = /^(?:convince|persuade|reassure|assure|inform|remind)$/;
const idleTalk = /^(speaking|appealing|praying|reporting|riffing|protesting|chatting|lecturing)$/;
const answering = /^(tell|answer|add|counter|comment|remember|confirm|counsel|allow)$/;

function speechOrSides(draft: Draft, tokens: Tokens, lexicons: Lexicons): boolean {
  const cue = lexicons.cue.get(tokens.lower[(draft.cue[0]?.[1] ?? 1) - 1] ?? '');
  return (
    cue === undefined ||
    !/^(pledge|focus|vote|speak|seek|aim|challenge|advise|publish|identify|nominate|name|support|endorse|back)$/.test(
      cue.verb,
    )
  );
}

function quoted(draft: Draft, tokens: Tokens): boolean {
  const [range] = draft.content;
  return range !== undefined && /^["“'‘«]$/.test(tokens.text[range[0]] ?? '');
}

/** "…, a study found.": nothing but the stop stands behind the tag. */
function endsSentence(draft: Draft, tokens: Tokens): boolean {
  const end = Math.max(draft.cue.at(-1)?.[1] ?? 0, draft.source.at(-1)?.[1] ?? 0);
  return draft.sentence.to - end <= 1 && /^[.]?$/.test(tokens.text[end] ?? '');
}
