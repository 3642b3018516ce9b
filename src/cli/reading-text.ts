import type { Attribution, Reading } from '#domain/reading';
import { wordsOf } from '#domain/span';

/** A reading for a person's eye: speaker, stance and words, what lies inside another's words set in. */
export function readingText(name: string, text: string, reading: Reading): string {
  const depths = new Map<string, number>();
  const lines = [`${name}: ${reading.attributions.length} attributions`, ''];
  for (const attribution of reading.attributions) {
    const depth = attribution.parent === null ? 0 : (depths.get(attribution.parent) ?? 0) + 1;
    depths.set(attribution.id, depth);
    lines.push(...attributionLines(text, attribution).map((line) => `${'  '.repeat(depth)}${line}`), '');
  }
  for (const { start, end, language, reason } of reading.unread ?? [])
    lines.push(`Not read, from ${start} to ${end}: ${language} (${reason})`, '');
  return `${lines.join('\n')}\n`;
}

function attributionLines(text: string, attribution: Attribution): string[] {
  const { speaker, stance, polarity } = attribution;
  const who = speaker.name ?? (speaker.mention === '' ? 'nobody named' : `"${flat(speaker.mention)}" (unresolved)`);
  const turn = polarity === 'asserts' ? '' : `, ${polarity}`;
  const lines = [`${who} — ${stance}${turn} — ${flat(wordsOf(text, attribution.content))}`];
  if (speaker.name !== null && speaker.why !== 'named here') lines.push(`  because: ${speaker.why}`);
  for (const candidate of speaker.candidates) lines.push(`  may be: ${candidate.name} (${candidate.why})`);
  if (attribution.estimative.length > 0)
    lines.push(
      `  in the speaker's words: ${attribution.estimative.map((span) => flat(wordsOf(text, [span]))).join(', ')}`,
    );
  return lines;
}

function flat(words: string): string {
  // Whatever a document holds, no control character of it reaches a terminal.
  return words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
