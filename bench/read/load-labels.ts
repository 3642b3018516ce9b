import { areSpansOf, type Span, wordsOf } from '#domain/span';
import { labelFile, type LabelFile } from './label-file.ts';
import { holderOf, isLabelLine, kindFrom, type Labelled, type Labels } from './labels.ts';
import { quotedSpan } from './quoted-span.ts';
import { sameSpeakers } from './same-name.ts';

/** A label file that says something impossible of its text; the message names the label. */
export class WrongLabel extends Error {}

/** Turns a label file into offsets; throws WrongLabel for words that are not in the text, stand twice, overlap or refer to no label. */
export function loadLabels(text: string, json: unknown): Labels {
  const file = labelFile.parse(json);
  const placed = file.attributions.map((label) => naming(label.id, () => place(text, label)));
  const ids = new Set(placed.map((one) => one.id));
  if (ids.size < placed.length) throw new WrongLabel('two attributions have one id');
  const known = (id: string | null, label: string): string | null => {
    if (id !== null && !ids.has(id)) throw new WrongLabel(`${label}: there is no attribution ${id}`);
    return id;
  };
  const attributions = placed.map((one, i): Labelled => {
    const given = file.attributions[i]?.parent;
    const parent = given === undefined ? holderOf(placed, one.cue[0]?.[0] ?? 0, one.id) : known(given, one.id);
    if (parent === one.id) throw new WrongLabel(`${one.id}: is its own parent`);
    return { ...one, parent };
  });
  const claimed = <T extends { words: string; claim?: string | null | undefined }>(label: T) =>
    naming(label.words, () => {
      const { words, claim, ...rest } = label;
      const [start] = quotedSpan(text, words);
      return { ...rest, claim: claim === undefined ? holderOf(placed, start) : known(claim, words) };
    });
  return {
    attributions,
    times: file.times.map(({ words, near, type, value }) =>
      naming(words, () => {
        const [start, end] = quotedSpan(text, words, near === undefined ? null : quotedSpan(text, near));
        return { start, end, type, value };
      }),
    ),
    flows: file.flows.map(claimed),
    relations: file.relations.map(claimed),
    events: file.events.map(claimed),
  };
}

function place(text: string, label: LabelFile['attributions'][number]): Labelled {
  const near = label.near === undefined ? null : quotedSpan(text, label.near);
  const spans = (quotations: readonly string[]): Span[] => quotations.map((words) => quotedSpan(text, words, near));
  const [source, cue, content] = [spans(label.source), spans(label.cue), spans(label.content)];
  for (const list of [source, cue, content])
    if (!areSpansOf(list, text.length)) throw new WrongLabel('spans out of order or overlapping');
  const all = [...source, ...cue, ...content].toSorted((a, b) => a[0] - b[0]);
  if (!areSpansOf(all, text.length)) throw new WrongLabel('source, cue and content overlap');
  return {
    id: label.id,
    source,
    cue,
    content,
    kind: label.kind ?? kindFrom(text, { source, cue, content }),
    stance: label.stance,
    polarity: label.polarity,
    speaker: label.speaker,
    parent: null,
    estimative: label.estimative.map((words) => inContent(text, content, words)),
    mayStayOpen: isLabelLine(text, cue) && sameSpeakers(label.speaker, wordsOf(text, source)),
    isPassage: false,
  };
}

/** A quotation counted inside the content's pieces only. */
function inContent(text: string, content: readonly Span[], words: string): Span {
  const blank = content.reduceRight(
    (whole, [start, end]) => whole.slice(0, start) + text.slice(start, end) + whole.slice(end),
    ' '.repeat(text.length),
  );
  return quotedSpan(blank, words);
}

function naming<T>(label: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Error ? new WrongLabel(`${label}: ${error.message}`) : error;
  }
}
