/** Letters that decomposition leaves whole, as plain Latin. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ə: 'a',
  ŋ: 'ng',
  ĸ: 'k',
  ŧ: 't',
  ƒ: 'f',
  ơ: 'o',
  ư: 'u',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ɣ: 'g',
  ɛ: 'e',
  ɔ: 'o',
  ʒ: 'z',
  ĳ: 'ij',
};
const needsPlain = /[ßæœøđðþłħıəŋĸŧƒơưɓɗƙɣɛɔʒĳ]/g;
/** Apostrophes of every kind, half rings and glottal signs; they carry no letter. */
const apostrophes = /['’‘ʼʻ`´ʹʺʾʿ′＇]/g;

/** Lower case without marks, apostrophes or ligatures; other scripts keep their letters, Arabic ones in one form. */
export function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  let text = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(apostrophes, '')
    .replace(needsPlain, (c) => plain[c]!);
  if (/[\u0080-\uffff]/.test(text)) {
    const hasCyrillic = /[\u0400-\u04ff]/.test(text);
    if (hasCyrillic) text = text.replace(/ё/g, 'е').replace(/ґ/g, 'г');
    else
      text = text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC');
    if (/[\u0600-\u06ff]/.test(text)) text = foldArabic(text);
    if (/[\u0591-\u05c7]/.test(text)) text = text.replace(/[\u0591-\u05c7]/g, '');
  }
  return text;
}

function foldArabic(text: string): string {
  return text
    .replace(/[\u064b-\u065f\u0670\u0640\u0610-\u061a]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىیے]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/[ةۀەھ]/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي');
}
