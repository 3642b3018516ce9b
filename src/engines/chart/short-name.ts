/** A name as a label shows it: one line, at most `most` characters as people count them, with an ellipsis where cut. */
export function shortName(name: string, most = 30): string {
  // Of a very long name only the beginning is looked at.
  const line = name
    .slice(0, most * 16)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= most && name.length <= most * 16) return line;
  const graphemes = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  if (graphemes.length <= most && name.length <= most * 16) return line;
  return `${graphemes
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
