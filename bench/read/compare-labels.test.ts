import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cohensKappa } from './cohens-kappa.ts';
import { compareLabels, isSpeaker, measures } from './compare-labels.ts';
import { goldDocuments, goldLabels } from './gold-documents.ts';
import { loadLabels } from './load-labels.ts';
import { sameSpans } from './same-spans.ts';
import { alikeParties, sameSpeakers } from './same-name.ts';
import { Tally } from './tally.ts';

const folder = join(import.meta.dirname, 'gold');
const documents = goldDocuments(folder);

describe('compareLabels', () => {
  it('finds nothing to complain of in labels compared with themselves', () => {
    const tally = new Tally();
    for (const document of documents) {
      const labels = goldLabels(folder, document);
      compareLabels(document.text, labels, labels, tally);
    }
    for (const name of tally.names()) expect([name, tally.of(name).f1]).toEqual([name, 100]);
  });

  it('counts what is missing and what is too much', () => {
    const [document] = documents;
    const labels = goldLabels(folder, document!);
    const [first] = labels.attributions;
    const tally = new Tally();
    compareLabels(
      document!.text,
      { ...labels, attributions: [first!], flows: [...labels.flows, ...labels.flows] },
      labels,
      tally,
    );
    expect(tally.of(measures.attribution)).toMatchObject({
      right: 1,
      predicted: 1,
      wanted: labels.attributions.length,
    });
    expect(tally.of('flows (kind, from, to)')).toMatchObject({ right: labels.flows.length });
    expect(tally.of('flows (kind, from, to)').precision).toBe(50);
  });

  it('counts a form’s passage only where a label matches it', () => {
    const [document] = documents;
    const labels = goldLabels(folder, document!);
    const passage = { ...labels.attributions[0]!, id: 'p', cue: [[0, 1]] as const, isPassage: true };
    const tally = new Tally();
    const under = labels.attributions.map((a) => (a.parent === null ? { ...a, parent: 'p' } : a));
    compareLabels(document!.text, { ...labels, attributions: [passage, ...under] }, labels, tally);
    expect(tally.of(measures.attribution).f1).toBe(100);
    expect(tally.of(measures.parent).f1).toBe(100);
  });
});

describe('sameSpans', () => {
  it('looks past marks at the edges and no further', () => {
    const text = 'Ida, a clerk, said so.';
    expect(sameSpans(text, [[0, 13]], [[0, 12]])).toBe(true);
    expect(sameSpans(text, [[0, 13]], [[0, 3]])).toBe(false);
    expect(sameSpans(text, [[3, 4]], [[3, 4]])).toBe(true);
  });
});

describe('the label of a line', () => {
  it('may stay open where it is all that is known', () => {
    const label = {
      id: 'a1',
      source: ['otter'],
      cue: [':'],
      content: ['send it'],
      stance: 'said',
      polarity: 'asserts',
    };
    const wanted = (speaker: string) =>
      loadLabels('otter: send it', {
        attributions: [{ ...label, speaker }],
        times: [],
        flows: [],
        relations: [],
        events: [],
      }).attributions[0]!;
    const open = { ...wanted('otter'), speaker: null };
    expect(isSpeaker(open, wanted('otter'))).toBe(true);
    expect(isSpeaker(open, wanted('Ida Falk'))).toBe(false);
  });
});

describe('names', () => {
  it('are the same without titles, articles and order of the parts', () => {
    expect(sameSpeakers('Mr Ove Lind; Ida Falk', 'Falk, Ida;Ove Lind')).toBe(true);
    expect(sameSpeakers('the harbour master', 'harbour master')).toBe(true);
    expect(sameSpeakers('Ove Lind', 'Ida Lind')).toBe(false);
    expect(sameSpeakers(null, 'Ida Lind')).toBe(false);
  });

  it('are alike where one is shorter, and never where nothing is left of them', () => {
    expect(alikeParties(['Lind'], ['Ove Lind'])).toBe(true);
    expect(alikeParties(['the'], ['Ove Lind'])).toBe(false);
  });
});

describe('cohensKappa', () => {
  it('is 1 for full agreement, 0 for chance, nothing for no case', () => {
    const [a, b] = ['said', 'denied'];
    expect(
      cohensKappa([
        [a, a],
        [b, b],
      ]),
    ).toBe(1);
    expect(
      cohensKappa([
        [a, a],
        [a, b],
        [b, a],
        [b, b],
      ]),
    ).toBe(0);
    expect(cohensKappa([])).toBeNull();
  });
});
