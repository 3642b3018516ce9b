import type { Explained, Explanation } from '#engines/read/explain';
import type { Trace } from '#engines/read/trace';

/** Explanations for a person's eye: one block an attribution, one line a stage, and below what came to nothing. */
export function explanationText(
  name: string,
  trace: Trace,
  explanations: readonly Explanation[],
  left: readonly Explained[],
): string {
  const lines = [`${name}: ${trace.form === null ? 'no form' : `${trace.form.kind} (${trace.form.reason})`}`, ''];
  for (const { id, steps } of explanations) {
    lines.push(id);
    for (const { stage, says } of steps) if (stage !== 'form') lines.push(`  ${stage.padEnd(11)}${says}`);
    lines.push('');
  }
  if (explanations.length === 0) lines.push('No attribution here.', '');
  if (left.length > 0) lines.push('What came to nothing', ...left.map(({ says }) => `  ${says}`), '');
  return `${lines.join('\n')}\n`;
}
