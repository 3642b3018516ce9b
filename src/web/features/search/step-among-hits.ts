import type { KeyboardEvent } from 'react';

/** Arrows lead from the field to the documents found, from one to the next, and back; Enter opens. */
export function stepAmongHits(event: KeyboardEvent, page: HTMLElement | null): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const from = event.target;
  if (by === 0 || page === null || !(from instanceof HTMLElement) || from instanceof HTMLSelectElement) return;
  const stops = [...page.querySelectorAll<HTMLElement>('input[type=search], [data-hit]')];
  const at = stops.indexOf(from);
  const next = stops[at + by];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
