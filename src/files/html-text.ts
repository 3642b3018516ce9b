import { Parser } from 'htmlparser2';
import type { OffsetMap } from '#domain/rendition';
import { createBlockText } from './block-text.ts';
import { withoutNul } from './decode-text.ts';
import { largeFile } from './extraction-failure.ts';
import { breakOf, isVoid, UNSEEN } from './html-elements.ts';
import { createHtmlMetadata } from './html-metadata.ts';

/**
 * The words of a page in the order of its source, each block on lines of its own, white space folded as a browser
 * folds it. Scripts, styles, comments and elements marked as hidden give no text. Nothing is fetched and no style
 * sheet is applied, so what only a style sheet hides is still read.
 */
export type HtmlText = {
  readonly text: string;
  readonly map: OffsetMap;
  readonly title: string | null;
  readonly date: string | null;
  readonly hidden: number;
};

type Open = {
  readonly name: string;
  readonly step: string;
  readonly unseen: boolean;
  readonly pre: boolean;
  readonly counts: Map<string, number>;
};

const BREAKS = ['', '\t', '\n', '\n\n'];
/** Paths name the innermost elements only, so that a page nested a million deep stays linear. */
const PATH_DEPTH = 16;
/** The parser's time grows with the square of this. */
const MOST_DEEP = 50_000;
const MAX_LINKED_DATA = 256 * 1024;

export function htmlText(source: string): HtmlText {
  const blocks = createBlockText();
  const metadata = createHtmlMetadata();
  const open: Open[] = [{ name: '', step: '', unseen: false, pre: false, counts: new Map() }];
  let line: string[] = [];
  let path = '';
  let pending = '';
  let tail = '';
  let linkEnded = false;
  let index = 0;
  let hidden = 0;
  let title: string | null = null;
  let linkedData: string[] | null = null;

  const top = (): Open => open[open.length - 1]!;

  const pathNow = (): string => {
    const steps = open.slice(Math.max(1, open.length - PATH_DEPTH)).map(({ step }) => step);
    return (open.length > PATH_DEPTH + 1 ? '…/' : '/') + steps.join('/');
  };

  const flush = (separator: string): void => {
    const text = withoutNul(line.join('')).trimEnd();
    line = [];
    tail = '';
    if (text !== '') {
      blocks.add(text, pending, { kind: 'paragraph', index: index++, path });
      pending = separator;
    } else if (BREAKS.indexOf(separator) > BREAKS.indexOf(pending)) pending = separator;
  };

  const write = (text: string): void => {
    if (text === '') return;
    if (line.length === 0) path = pathNow();
    line.push(text);
    tail = text[text.length - 1]!;
    linkEnded = false;
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      metadata.onElement(name, attributes);
      const parent = top();
      const isHidden = 'hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? '');
      if (isHidden && !parent.unseen) hidden++;
      if (name === 'script' && /ld\+json/i.test(attributes['type'] ?? '')) linkedData = [];
      if (name === 'title' && title === null && parent.name !== 'svg') title = '';
      if (!parent.unseen) {
        if (name === 'br') write('\n');
        // A row of links is set apart by style alone; run together, their words would make one.
        if (name === 'a' && linkEnded) write(' ');
        const separator = breakOf(name);
        if (separator !== '') flush(separator);
      }
      const nth = (parent.counts.get(name) ?? 0) + 1;
      parent.counts.set(name, nth);
      if (open.length > MOST_DEEP) throw largeFile(`its elements are nested more than ${MOST_DEEP} deep`);
      open.push({
        name,
        step: `${name}[${nth}]`,
        unseen: parent.unseen || isHidden || UNSEEN.has(name) || name === 'title',
        pre: parent.pre || name === 'pre' || name === 'textarea' || name === 'listing',
        counts: new Map(),
      });
    },
    onclosetag(name) {
      if (name === 'script' && linkedData !== null) {
        metadata.onLinkedData(linkedData.join('').slice(0, MAX_LINKED_DATA));
        linkedData = null;
      }
      if (open.length > 1) open.pop();
      if (name === 'a' && tail.trim() !== '') linkEnded = true;
      const separator = breakOf(name);
      if (separator !== '' && !top().unseen && !isVoid(name)) flush(separator);
    },
    ontext(data) {
      const { unseen, pre, name } = top();
      if (linkedData !== null) linkedData.push(data);
      else if (name === 'title' && title !== null) title += data;
      else if (unseen) return;
      else if (pre) write(line.length === 0 ? data.replace(/^\r?\n/, '') : data);
      else {
        const folded = data.replace(/[ \t\n\r\f]+/g, ' ');
        write(folded.startsWith(' ') && (tail === '' || tail === ' ' || tail === '\n') ? folded.slice(1) : folded);
      }
    },
  });
  parser.end(source);
  flush('');
  const { text, map } = blocks.finish();
  const folded = (title as string | null)?.replace(/\s+/g, ' ').trim() ?? '';
  return { text, map, title: folded === '' ? null : withoutNul(folded), date: metadata.date(), hidden };
}
