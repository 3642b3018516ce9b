import type { Span } from '#domain/span';

/** The words selected inside `root`, as a span of the whole text, blanks at its edges left out; null where there are none. */
export function selectedWords(root: HTMLElement, selection: Selection | null, text: string): Span | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null ? null : trimmed(text, Math.min(start, end), Math.max(start, end));
}

/** Each run of the text says where it starts (`data-s`); the offset inside it is the one inside its only text node. */
function offsetOf(node: Node, offset: number): number | null {
  if (node instanceof Element) {
    const child = node.childNodes[offset];
    const run = child instanceof Element ? (child.matches('[data-s]') ? child : child.querySelector('[data-s]')) : null;
    if (run !== null) return startOf(run);
    const runs = node.querySelectorAll('[data-s]');
    const last = runs[runs.length - 1] ?? node.closest('[data-s]');
    return last === null || last === undefined ? null : startOf(last) + (last.textContent?.length ?? 0);
  }
  const run = node.parentElement?.closest('[data-s]') ?? null;
  return run === null ? null : startOf(run) + offset;
}

const startOf = (run: Element): number => Number(run.getAttribute('data-s'));

function trimmed(text: string, start: number, end: number): Span | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? [from, to] : null;
}
