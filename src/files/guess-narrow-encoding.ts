import chardet from 'chardet';
import iconv from 'iconv-lite';

const SAMPLE = 64 * 1024;
const LEAST_CONFIDENCE = 25;

/** The encoding of bytes that are no Unicode, by the frequencies of letters, or null where nothing fits well enough. */
export function guessNarrowEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  const best = chardet
    .analyse(sample)
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .map(({ name }) => knownEncoding(name))
    .find((encoding) => encoding !== null && !encoding.startsWith('utf'));
  // KOI8-U is KOI8-R with four more letters where that has lines for frames.
  if (best === 'koi8-r') return 'koi8-u';
  if (best === undefined || best === 'windows-1252') return guessCyrillic(sample) ?? best ?? null;
  return best;
}

/** The name under which we decode, or null for one that nobody knows. A set is read as its superset, as browsers do. */
export function knownEncoding(name: string): string | null {
  const label = name.trim().toLowerCase();
  if (/^(?:utf-?8|unicode-1-1-utf-8)$/.test(label)) return 'utf-8';
  if (/^(?:iso-?8859-?1|latin-?1|us-ascii|ascii|cp-?1252|windows-1252)$/.test(label)) return 'windows-1252';
  if (label === 'iso-8859-9') return 'windows-1254';
  if (label === 'gb2312' || label === 'gbk') return 'gb18030';
  return iconv.encodingExists(label) ? label : null;
}

const CYRILLIC = ['windows-1251', 'koi8-u', 'ibm866', 'iso-8859-5'];
/** The twelve commonest letters make up 65 to 75 % of running Russian, Ukrainian, Bulgarian and Serbian. */
const COMMON = /[оаеинтсрвлкі]/gu;
const LEAST_COMMON = 0.5;

/** chardet knows Cyrillic by Russian alone; this finds it where a quarter of the bytes are no ASCII, which is never so in the West. */
function guessCyrillic(bytes: Uint8Array): string | null {
  const high = bytes.reduce((count, byte) => count + (byte >> 7), 0);
  if (high * 4 < bytes.length) return null;
  const scored = CYRILLIC.map((encoding) => {
    const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
    return { encoding, score: (text.match(COMMON)?.length ?? 0) / high };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= LEAST_COMMON ? best.encoding : null;
}
