/** A part of a query as it is typed: in quotes where it is more than one word. */
export const fieldText = (field: string, value: string): string =>
  `${field}:${/^[\p{L}\p{N}./-]+$/u.test(value) ? value : `"${value.replaceAll(/["“”„«»]/g, ' ').trim()}"`}`;

/** The query with this part added, or without it where it holds it already. */
export function toggled(query: string, part: string): string {
  const parts = partsOf(query);
  const rest = parts.filter((one) => one.toLowerCase() !== part.toLowerCase());
  if (rest.length < parts.length) return rest.join(' ');
  const isChoice = parts.some((one) => one === 'OR' || one === '||');
  return isChoice ? `(${query.trim()}) ${part}` : `${query.trim()} ${part}`.trim();
}

export const holds = (query: string, part: string): boolean =>
  partsOf(query).some((one) => one.toLowerCase() === part.toLowerCase());

/** Cut at spaces outside quotes. */
const partsOf = (query: string): readonly string[] =>
  query.match(/(?:[^\s"“”„«»]|["“”„«»][^"“”„«»]*["“”„«»]?)+/gu) ?? [];
