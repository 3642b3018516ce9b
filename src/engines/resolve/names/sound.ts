/**
 * A spelling by sound that hides the habits of romanisation systems: sh, sch, ş and hs; kh and ch; ou, oo and u; y, i and
 * j after vowels; doubled letters; final mute h. One letter a sound: S for sh, C for ch, Z for zh, X for kh.
 */
export function soundOf(word: string): string {
  const n = word.length;
  let out = '';
  let last = '';
  const put = (sound: string): void => {
    if (sound !== last) out += sound;
    last = sound;
  };
  for (let i = 0; i < n; i++) {
    const c = word[i]!;
    const d = word[i + 1] ?? '';
    const e = word[i + 2] ?? '';
    switch (c) {
      case 'a':
        if (d === 'a') i++;
        put('a');
        break;
      case 'e':
        if (d === 'e' || d === 'i' || d === 'y') {
          i++;
          put(d === 'e' ? 'i' : 'e');
        } else if (d === 'u' || d === 'o') {
          i++;
          put(d === 'u' ? 'o' : 'o');
        } else put('e');
        break;
      case 'i':
      case 'y':
        if (d === 'e' || d === 'i' || d === 'y') i++;
        put('i');
        break;
      case 'j':
        if (i === 0 || isVowel(d)) put(i > 0 && !isVowel(word[i - 1]!) ? 'i' : 'j');
        else put('i');
        break;
      case 'o':
        if (d === 'u' || d === 'o' || d === 'e') {
          i++;
          put(d === 'e' ? 'o' : 'u');
        } else put('o');
        break;
      case 'u':
        put('u');
        break;
      case 'w':
        if (d === 'h') i++;
        put('v');
        break;
      case 'c':
        if (d === 'h') {
          put('C');
          i++;
        } else if (d === 'k') {
          put('k');
          i++;
        } else if (d === 'e' || d === 'i' || d === 'y') put('s');
        else if (d === 'z') {
          put('C');
          i++;
        } else put('k');
        break;
      case 's':
        if (d === 'h') {
          put('S');
          i += e === 'c' && word[i + 3] === 'h' ? 3 : 1;
        } else if (d === 'c' && e === 'h') {
          put('S');
          i += 2;
        } else if (d === 'z') {
          put('s');
          i++;
        } else put('s');
        break;
      case 't':
        if (d === 'c' && e === 'h') {
          put('C');
          i += 2;
        } else if (d === 's' && e === 'c' && word[i + 3] === 'h') {
          put('C');
          i += 3;
        } else if (d === 'h') {
          put('t');
          i++;
        } else if (d === 's' && e === 'h') {
          put('C');
          i += 2;
        } else put('t');
        break;
      case 'd':
        if (d === 'z' && e === 'h') {
          put('j');
          i += 2;
        } else if (d === 'j') {
          put('j');
          i++;
        } else if (d === 'h') {
          put('d');
          i++;
        } else put('d');
        break;
      case 'z':
        if (d === 'h') {
          put('Z');
          i++;
        } else put('z');
        break;
      case 'k':
        if (d === 'h') {
          put('X');
          i++;
        } else if (d === 's') {
          put('k');
          put('s');
          i++;
        } else put('k');
        break;
      case 'g':
        if (d === 'h') {
          put('g');
          i++;
        } else if (d === 'j' || (d === 'i' && isVowel(e) && e !== 'i')) put('j');
        else put('g');
        break;
      case 'p':
        if (d === 'h') {
          put('f');
          i++;
        } else put('p');
        break;
      case 'q':
        if (d === 'u') {
          i++;
          put('k');
        } else put('k');
        break;
      case 'x':
        if (i === 0) put('S');
        else {
          put('k');
          put('s');
        }
        break;
      case 'h':
        if (d === 's') {
          put('S');
          i++;
        } else if (i === 0 || (isVowel(word[i - 1]!) && isVowel(d))) put('h');
        else if (isVowel(d)) put('h');
        else last = '';
        break;
      default:
        put(c);
    }
  }
  return out;
}

export const isVowel = (c: string): boolean =>
  c === 'a' || c === 'e' || c === 'i' || c === 'o' || c === 'u' || c === 'y';

const coarse: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  f: 'f',
  v: 'f',
  d: 't',
  t: 't',
  k: 'k',
  g: 'k',
  X: 'k',
  s: 's',
  z: 's',
  S: 's',
  Z: 's',
  C: 's',
  j: 's',
  l: 'l',
  r: 'l',
  m: 'm',
  n: 'n',
};

/** The consonants of a sound spelling in eight classes; what is left when vowels are not written and systems differ. */
export function skeletonOf(sound: string): string {
  let out = '';
  let last = '';
  for (const c of sound) {
    const sort = coarse[c] ?? '';
    if (sort !== '' && sort !== last) out += sort;
    last = sort;
  }
  return out;
}
