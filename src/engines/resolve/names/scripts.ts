/** Scripts told apart here; a script with no rules of its own is `other` and read by the table of letters. */
export type Script = 'Latn' | 'Cyrl' | 'Arab' | 'Hebr' | 'Grek' | 'Hani' | 'Hang' | 'Kana' | 'other';

/** The script of one letter, or null for digits, marks and signs that any script may use. */
export function scriptOf(code: number): Script | null {
  if (code < 0x41) return null;
  if (code < 0x250)
    return (code | 32) >= 0x61 && (code | 32) <= 0x7a ? 'Latn' : code >= 0xc0 || code === 0xaa ? 'Latn' : null;
  if (code < 0x2b0) return 'Latn';
  if (code < 0x370) return null;
  if (code < 0x400) return 'Grek';
  if (code < 0x530) return 'Cyrl';
  if (code < 0x590) return 'other';
  if (code < 0x600) return 'Hebr';
  if (code < 0x780) return code >= 0x660 && code <= 0x669 ? null : code >= 0x6f0 && code <= 0x6f9 ? null : 'Arab';
  if (code >= 0x1100 && code < 0x1200) return 'Hang';
  if (code >= 0x1e00 && code < 0x1f00) return 'Latn';
  if (code >= 0x1f00 && code < 0x2000) return 'Grek';
  if (code >= 0x2000 && code < 0x2c00) return null;
  if (code >= 0x3005 && code <= 0x3007) return 'Hani';
  if (code >= 0x3041 && code < 0x3100) return code === 0x30fb ? null : 'Kana';
  if (code >= 0x31f0 && code < 0x3200) return 'Kana';
  if (code >= 0x3400 && code < 0xa000) return 'Hani';
  if (code >= 0xac00 && code < 0xd7b0) return 'Hang';
  if (code >= 0xf900 && code < 0xfb00) return 'Hani';
  if (code >= 0xfb50 && code < 0xfe00) return 'Arab';
  if (code >= 0xfe70 && code < 0xff00) return 'Arab';
  if (code >= 0xd800 && code < 0xe000) return 'Hani';
  return code >= 0x2c00 && code < 0x3000 ? null : code >= 0xff00 ? null : 'other';
}

/** The scripts of a text in order of first appearance. */
export function scriptsOf(text: string): readonly Script[] {
  const found: Script[] = [];
  for (let i = 0; i < text.length; i++) {
    const script = scriptOf(text.charCodeAt(i));
    if (script !== null && !found.includes(script)) found.push(script);
  }
  return found;
}
