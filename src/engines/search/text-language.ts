/*
 * The language of a text as far as search needs it: by script, and for Latin letters by how many of its words are among
 * the commonest short ones of a language. Method: counting, over the first 6,000 code units; words: own list. Limits:
 * one language a text; it names fourteen, and says nothing (null) where a text is short or none stands out.
 */
const commonest: Readonly<Record<string, string>> = {
  en: 'the and of to in that was is for with on as by it at from his he had not be were which have an this are but they',
  de: 'der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch werden aus er hat dass sie nach wird bei einer',
  fr: 'le la les des et une dans que qui pour par sur pas plus au avec ne se est il ce sont mais été cette aux du elle ou',
  es: 'el la los que las del por con una para su al como más pero sus fue ha este era sobre se no lo entre también desde muy',
  it: 'il che di la per una non del con della sono dei le gli alla più nel si anche ha come da è al questo loro stato ma delle',
  pt: 'que não uma para com os dos por mais como foi das ao ele seu sua ou quando muito nos já também pelo pela até isso ela são',
  nl: 'het een van en de dat niet te zijn op met voor die aan er was ook als maar bij naar om door hij over dan uit nog werd',
  pl: 'nie się na że jest do to jak za od po przez dla ale był oraz tym już być może przed jego które tylko także są został',
  sv: 'och att det som på är av för med den till inte har de om ett han men var från vi så kan efter ut vid också där',
  da: 'og det at som på er til af en den med for de ikke har var jeg et om men vi han så kan fra blev efter også ved hun',
  fi: 'ja on että se ei ole hän oli mutta joka myös kun niin kuin hänen ovat tai sitä tämä voi sen vain mukaan jo',
  cs: 'se na je že do jako za po jsou které ale nebo by bylo také jeho při byla již má pro tak jeden který jsem ve z',
  tr: 've bir bu için ile olarak da daha olan çok gibi kadar sonra olduğu ama en değil ya olduğunu ise her',
  hu: 'és hogy nem egy az is meg volt csak már mint ez el még de ki van azt lesz után szerint vagy ha',
};

const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(commonest))
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);

const scripts: readonly (readonly [script: RegExp, language: (text: string) => string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, () => 'ja'],
  [/\p{Script=Hangul}/gu, () => 'ko'],
  [/\p{Script=Han}/gu, () => 'zh'],
  [/\p{Script=Arabic}/gu, (text) => (/[پچژگ]/u.test(text) ? (/[ٹڈڑےں]/u.test(text) ? 'ur' : 'fa') : 'ar')],
  [/\p{Script=Hebrew}/gu, () => 'he'],
  [/\p{Script=Cyrillic}/gu, (text) => (/[іїєґ]/iu.test(text) ? (/ў/iu.test(text) ? 'be' : 'uk') : 'ru')],
  [/\p{Script=Greek}/gu, () => 'el'],
  [/\p{Script=Thai}/gu, () => 'th'],
  [/\p{Script=Georgian}/gu, () => 'ka'],
  [/\p{Script=Armenian}/gu, () => 'hy'],
  [/\p{Script=Devanagari}/gu, () => 'hi'],
];

const looked = 6000;

/** ISO 639-1, or null where it is not clear. */
export function textLanguage(text: string): string | null {
  const start = text.slice(0, looked);
  const latin = latinLetters(start);
  let foreign: string | null = null;
  if (/[\u0370-\u1fff\u3040-\ud7ff]/.test(start)) {
    const counts = scripts.map(([script, name]) => ({ name, count: start.match(script)?.length ?? 0 }));
    // A few kana among Chinese characters make it Japanese.
    const kana = counts[0]!.count;
    const best = counts.toSorted((a, b) => b.count - a.count)[0]!;
    const all = counts.reduce((sum, { count }) => sum + count, 0);
    if (all > latin && all >= 4) foreign = kana * 10 > all ? 'ja' : best.name(start);
  }
  return foreign ?? (latin < 20 ? null : languageOfWords(start));
}

/** Counted without a list of them: nearly every letter of most texts is one. */
function latinLetters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) count += 1;
    } else if (latinBeyond.test(text[i]!)) count += 1;
  }
  return count;
}

const latinBeyond = /\p{Script=Latin}/u;

function languageOfWords(text: string): string | null {
  const hits = new Map<string, number>();
  let words = 0;
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
    words += 1;
    for (const language of languagesOf.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  const [first, second] = [...hits].toSorted((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < 3 || first[1] / words < 0.08) return null;
  return second !== undefined && second[1] > first[1] * 0.8 ? null : first[0];
}
