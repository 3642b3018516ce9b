import type { Stance } from '#domain/stance';
import type { LanguageWords } from './language.ts';

/** What a reporting verb may take as its content. */
export type Takes =
  | 'quotation'
  | 'clause'
  /** A clause only behind an explicit "that": "maintained that", not "maintained a lead". */
  | 'that'
  | 'question'
  | 'infinitive'
  | 'object'
  /** An object only with "as" behind it: "saw the offer as a bribe". */
  | 'as'
  | 'addressee'
  | 'gerund';

export type VerbEntry = {
  readonly verb: string;
  readonly stance: string;
  readonly takes: readonly string[];
  readonly prepositions?: readonly string[];
  readonly past?: string;
  readonly participle?: string;
};
export type NounEntry = { readonly noun: string; readonly stance: string; readonly links: readonly string[] };
/** Several words that report together, led by a verb; "~" stands for an article or possessive with its adjectives. */
export type VerbPhraseEntry = {
  readonly verb: string;
  readonly third?: string;
  readonly past?: string;
  readonly participle?: string;
  /** By stance. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
};
export type PhraseEntry = { readonly words: string; readonly stance: string };

type Sourced = { readonly id: string; readonly source: string; readonly as_of: string; readonly status: string };

/** The data files as they stand, handed to `createReader` by whoever may read files. */
export type LexiconFiles = {
  readonly cues: Sourced & { readonly verbs: readonly VerbEntry[] };
  readonly cueWords: Sourced & {
    readonly nouns: readonly NounEntry[];
    readonly adjectives: readonly {
      readonly word: string;
      readonly stance: string;
      readonly links: readonly string[];
    }[];
    readonly verbPhrases: readonly VerbPhraseEntry[];
    readonly hearsayAdverbs: readonly PhraseEntry[];
    readonly sourcePrepositions: readonly PhraseEntry[];
  };
  readonly estimative: Sourced & { readonly phrases: readonly string[] };
  readonly names: Sourced & {
    readonly titles: readonly string[];
    readonly roles: readonly string[];
    readonly organisationHeads: readonly string[];
    readonly givenNames: readonly string[];
    readonly places: readonly string[];
    readonly organisations: readonly string[];
    readonly groupNouns: readonly string[];
    readonly documentNouns: readonly string[];
    readonly demonyms: readonly string[];
    /** Titles, first names and nouns of which one says "he". */
    readonly masculine: readonly string[];
    readonly feminine: readonly string[];
  };
  readonly personNames: Sourced & { readonly words: string };
  /** The commonest short words, parted by spaces. */
  readonly languages: Sourced & {
    readonly english: string;
    readonly languages: readonly { readonly name: string; readonly words: string }[];
  };
  readonly happenings: Sourced & {
    readonly verbs: readonly {
      readonly verb: string;
      readonly kind: string;
      /** Which of its arguments is who: see `happenings/verb-happenings.ts`. */
      readonly shape: string;
      readonly past?: string;
      readonly participle?: string;
    }[];
    readonly nouns: readonly { readonly nouns: readonly string[]; readonly kind: string }[];
    readonly items: {
      readonly money: readonly string[];
      readonly reports: readonly string[];
      readonly messages: readonly string[];
      readonly notItems: readonly string[];
    };
    /** What somebody told to do does, and has no task by it. */
    readonly notTasks: readonly string[];
    /** Nouns for persons that are no roles. */
    readonly people: readonly string[];
    readonly kin: readonly string[];
    readonly statuses: {
      /** Verbs said of a person, by status. */
      readonly persons: Readonly<Record<string, readonly string[]>>;
      /** Verbs said of a case, by status. */
      readonly cases: Readonly<Record<string, readonly string[]>>;
      /** Nouns for the end of a case, by status. */
      readonly endings: Readonly<Record<string, readonly string[]>>;
      readonly caseNouns: readonly string[];
      readonly phrases: readonly { readonly status: string; readonly phrases: readonly string[] }[];
    };
  };
};

export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'pastOrParticiple' | 'gerund' | 'any';

export type Cue = {
  readonly verb: string;
  readonly stance: Stance;
  readonly form: VerbForm;
  readonly takes: ReadonlySet<Takes>;
  readonly prepositions: ReadonlySet<string>;
};

const vowel = /[aeiou]/;

/** Verbs of two syllables with the stress on the last: their final consonant doubles before an ending. */
const stressedLast =
  /(?:mit|cur|pel|gret|rebut|prefer|refer|infer|confer|defer|transfer|demur|abet|recap|extol|deadpan|quip|chat|brag)$/;

function doubled(verb: string): string {
  const short = /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb) || stressedLast.test(verb);
  return short && !/[wxy]$/.test(verb) ? verb + verb.slice(-1) : verb;
}

/** The written forms of an English verb, regular unless the entry says otherwise. */
export function formsOf(entry: Omit<VerbPhraseEntry, 'phrases'>): [string, VerbForm][] {
  const verb = entry.verb;
  const third = /(?:s|x|z|ch|sh|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  const stem = verb.endsWith('e') && !verb.endsWith('ee') ? verb.slice(0, -1) : doubled(verb);
  const regular = verb.endsWith('e')
    ? `${verb}d`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ied`
      : `${doubled(verb)}ed`;
  const past = entry.past ?? regular;
  const participle = entry.participle ?? past;
  const forms: [string, VerbForm][] = [
    [verb, past === verb ? 'any' : 'base'],
    [entry.third ?? third, 'third'],
    [`${stem}ing`, 'gerund'],
  ];
  if (past === participle) {
    if (past !== verb) forms.push([past, 'pastOrParticiple']);
  } else forms.push([past, 'past'], [participle, 'participle']);
  // British English doubles where American does not: "labelled", "signalling".
  if (/[^aeiou][aeiou]l$/.test(verb) && entry.past === undefined && doubled(verb) === verb)
    forms.push([`${verb}led`, 'pastOrParticiple'], [`${verb}ling`, 'gerund']);
  return forms.filter(([form]) => vowel.test(form) || form.includes('y'));
}

export type HappeningVerb = {
  readonly verb: string;
  readonly kind: string;
  readonly shape: string;
  readonly as: 'flow' | 'event' | 'relation';
};

const formOfKind: Readonly<Record<string, 'event' | 'relation'>> = {
  meeting: 'event',
  search: 'event',
  employment: 'relation',
  membership: 'relation',
  ownership: 'relation',
};

/** The lexicons as the rules look them up. */
export type Lexicons = {
  readonly cue: ReadonlyMap<string, Cue>;
  readonly nouns: ReadonlyMap<string, { readonly stance: Stance; readonly links: ReadonlySet<string> }>;
  readonly adjectives: ReadonlyMap<string, { readonly stance: Stance; readonly links: ReadonlySet<string> }>;
  /** By every written form of the verb that leads. */
  readonly verbPhrases: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly stance: Stance }[]>;
  readonly hearsay: ReadonlyMap<string, Stance>;
  readonly sourcePrepositions: ReadonlyMap<string, Stance>;
  readonly estimative: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly titles: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly organisationHeads: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  /** Words that occur in personal names, given or family, in lower case. */
  readonly personNames: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
  readonly groupNouns: ReadonlySet<string>;
  readonly documentNouns: ReadonlySet<string>;
  readonly demonyms: ReadonlySet<string>;
  readonly masculine: ReadonlySet<string>;
  readonly feminine: ReadonlySet<string>;
  readonly happenings: ReadonlyMap<string, HappeningVerb>;
  readonly happeningNouns: ReadonlyMap<string, string>;
  readonly flowItems: Readonly<Record<'money' | 'reports' | 'messages' | 'notItems', ReadonlySet<string>>>;
  readonly notTasks: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly kin: ReadonlySet<string>;
  readonly languages: LanguageWords;
  readonly personStatuses: ReadonlyMap<string, string>;
  readonly caseStatuses: ReadonlyMap<string, string>;
  readonly endingNouns: ReadonlyMap<string, string>;
  readonly caseNouns: ReadonlySet<string>;
  /** By the first word of the phrase. */
  readonly statusPhrases: ReadonlyMap<
    string,
    readonly { readonly status: string; readonly words: readonly string[] }[]
  >;
};

const statusOfWord = (words: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(words).flatMap(([status, forms]) => forms.map((form): [string, string] => [form, status])));

const wordsIn = (phrase: string): string[] => phrase.toLowerCase().split(' ');

function languageWords({ english, languages }: LexiconFiles['languages']): LanguageWords {
  const others = new Map<string, string[]>();
  for (const { name, words } of languages)
    for (const word of words.split(' ')) others.set(word, [...(others.get(word) ?? []), name]);
  // What English has as well tells nothing.
  const own = new Set(english.split(' '));
  for (const word of own) others.delete(word);
  return { english: own, others };
}

/** Compiles the data files once; the result is shared by every reading. */
export function compileLexicons(files: LexiconFiles): Lexicons {
  const cue = new Map<string, Cue>();
  for (const entry of files.cues.verbs) {
    for (const [form, kind] of formsOf(entry)) {
      if (cue.has(form)) continue;
      cue.set(form, {
        verb: entry.verb,
        stance: entry.stance as Stance,
        form: kind,
        takes: new Set(entry.takes as readonly Takes[]),
        prepositions: new Set(entry.prepositions ?? []),
      });
    }
  }
  const verbPhrases = new Map<string, { words: string[]; stance: Stance }[]>();
  for (const entry of files.cueWords.verbPhrases) {
    const phrases = Object.entries(entry.phrases)
      .flatMap(([stance, list]) => list.map((words) => ({ words: wordsIn(words), stance: stance as Stance })))
      .toSorted((a, b) => b.words.length - a.words.length);
    for (const [form] of formsOf(entry)) if (!verbPhrases.has(form)) verbPhrases.set(form, phrases);
  }
  const estimative = new Map<string, string[][]>();
  for (const phrase of files.estimative.phrases) {
    const words = wordsIn(phrase);
    const first = words[0] ?? '';
    const list = estimative.get(first) ?? [];
    list.push(words);
    list.sort((a, b) => b.length - a.length);
    estimative.set(first, list);
  }
  const statuses = new Map<string, { status: string; words: string[] }[]>();
  for (const { status, phrases } of files.happenings.statuses.phrases)
    for (const words of phrases.map(wordsIn)) {
      const list = statuses.get(words[0] ?? '') ?? [];
      list.push({ status, words });
      statuses.set(words[0] ?? '', list);
    }
  const set = (list: readonly string[]): Set<string> => new Set(list.map((word) => word.toLowerCase()));
  const { items, nouns, people, kin } = files.happenings;
  const happenings = new Map<string, HappeningVerb>();
  for (const { verb, kind, shape, ...forms } of files.happenings.verbs)
    for (const [form] of formsOf({ verb, ...forms }))
      happenings.set(form, { verb, kind, shape, as: formOfKind[kind] ?? 'flow' });
  return {
    cue,
    nouns: new Map(files.cueWords.nouns.map((n) => [n.noun, { stance: n.stance as Stance, links: new Set(n.links) }])),
    adjectives: new Map(
      files.cueWords.adjectives.map((a) => [a.word, { stance: a.stance as Stance, links: new Set(a.links) }]),
    ),
    verbPhrases,
    hearsay: new Map(files.cueWords.hearsayAdverbs.map((a) => [a.words, a.stance as Stance])),
    sourcePrepositions: new Map(files.cueWords.sourcePrepositions.map((a) => [a.words, a.stance as Stance])),
    estimative,
    titles: set(files.names.titles),
    roles: set(files.names.roles),
    organisationHeads: set(files.names.organisationHeads),
    givenNames: set(files.names.givenNames),
    personNames: new Set(files.personNames.words.split(' ')),
    places: set(files.names.places),
    organisations: set(files.names.organisations),
    groupNouns: set(files.names.groupNouns),
    documentNouns: set(files.names.documentNouns),
    demonyms: set(files.names.demonyms),
    masculine: set(files.names.masculine),
    feminine: set(files.names.feminine),
    happenings,
    happeningNouns: new Map(nouns.flatMap((one) => one.nouns.map((noun): [string, string] => [noun, one.kind]))),
    flowItems: {
      money: set(items.money),
      reports: set(items.reports),
      messages: set(items.messages),
      notItems: set(items.notItems),
    },
    notTasks: set(files.happenings.notTasks),
    people: set(people),
    kin: set(kin),
    languages: languageWords(files.languages),
    personStatuses: statusOfWord(files.happenings.statuses.persons),
    caseStatuses: statusOfWord(files.happenings.statuses.cases),
    endingNouns: statusOfWord(files.happenings.statuses.endings),
    caseNouns: set(files.happenings.statuses.caseNouns),
    statusPhrases: statuses,
  };
}
