/**
 * A copy of the text, code unit for code unit, in which odd spaces are plain spaces and what no word can hold is blank.
 * Every later stage reads the shadow and reports spans of the original: the offset map is the identity, by construction.
 */
export function shadowOf(text: string): string {
  return (
    text
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (odd) => {
        if (odd === '\n' || odd === '\r' || odd === '\t') return odd;
        return odd === '\u2028' || odd === '\u2029' || odd === '\u0085' ? '\n' : ' '.repeat(odd.length);
      })
      // Wire copy's pairs of back-ticks and apostrophes stand for one mark; the span's edge is mended in `spansIn`.
      .replace(/``/g, ' “')
      .replace(/(\S)''(?=$|[\s.,;:!?)\]—–-])/g, '$1” ')
      .replace(/''/g, ' “')
      .replace(/\S{200,}/g, (run) => ' '.repeat(run.length))
  );
}
