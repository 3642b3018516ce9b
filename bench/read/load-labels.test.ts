import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areSpansOf } from '#domain/span';
import { goldDocuments, goldLabels } from './gold-documents.ts';
import { loadLabels, WrongLabel } from './load-labels.ts';
import { quotedSpan, UnplacedWords } from './quoted-span.ts';

const folder = join(import.meta.dirname, 'gold');
const documents = goldDocuments(folder);
const label = {
  id: 'a1',
  source: ['Ida'],
  cue: ['said'],
  content: ['the … sea'],
  stance: 'said',
  polarity: 'asserts',
  speaker: 'Ida',
};
const file = (...attributions: object[]) => ({ attributions, times: [], flows: [], relations: [], events: [] });
const text = 'Ida said the boat was at sea. Ove said so.';

describe('the gold standard', () => {
  it('lists each of its texts once, half of them blind', () => {
    const names = (half: string) =>
      readdirSync(join(folder, half))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => name.replace(/\.txt$/, ''))
        .toSorted();
    for (const half of ['tuning', 'blind'] as const)
      expect(names(half)).toEqual(
        documents
          .filter((d) => d.half === half)
          .map((d) => d.name)
          .toSorted(),
      );
    expect(documents.length).toBeGreaterThanOrEqual(44);
    expect(names('blind')).toHaveLength(names('tuning').length);
  });

  it.each(documents.map((d) => [d.name, d] as const))('labels %s with exact words of it', (_, document) => {
    const labels = goldLabels(folder, document);
    expect(labels.attributions.length).toBeGreaterThan(0);
    const ids = labels.attributions.map((a) => a.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const a of labels.attributions) {
      for (const spans of [a.source, a.cue, a.content]) expect(areSpansOf(spans, document.text.length)).toBe(true);
      expect(a.parent === null || (ids.includes(a.parent) && a.parent !== a.id)).toBe(true);
    }
    expect(
      areSpansOf(
        labels.times.map((t) => [t.start, t.end] as const),
        document.text.length,
      ),
    ).toBe(true);
  });
});

describe('loadLabels', () => {
  it('turns quoted words into offsets, with kind and parent from them', () => {
    const [one] = loadLabels(text, file({ ...label, cue: ['said #1'] })).attributions;
    expect(one).toMatchObject({ source: [[0, 3]], cue: [[4, 8]], content: [[9, 28]], kind: 'indirect', parent: null });
  });

  it('takes the place nearest to the words given', () => {
    const [one] = loadLabels(text, file({ ...label, near: 'Ove', source: ['Ove'], content: ['so'] })).attributions;
    expect(one?.cue).toEqual([[34, 38]]);
  });

  it('refuses words that stand twice, that are missing, and a parent that is none', () => {
    expect(() => loadLabels(text, file(label))).toThrow(WrongLabel);
    expect(() => loadLabels(text, file({ ...label, cue: ['says'] }))).toThrow(WrongLabel);
    expect(() => loadLabels(text, file({ ...label, cue: ['said #1'], parent: 'a9' }))).toThrow(WrongLabel);
    expect(() => loadLabels(text, file({ ...label, cue: ['boat'] }))).toThrow(WrongLabel);
  });

  it('finds whole words only', () => {
    expect(() => quotedSpan('then there', 'the')).toThrow(UnplacedWords);
  });
});
