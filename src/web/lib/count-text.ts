const plain = new Intl.NumberFormat('en-GB');

/** "1 document", "2,140 documents". */
export function countText(count: number, one: string, many: string = `${one}s`): string {
  return `${plain.format(count)} ${count === 1 ? one : many}`;
}

/** "845", "5,000". */
export const numberText = (count: number): string => plain.format(count);

/** "812 B", "14 kB", "2.1 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
