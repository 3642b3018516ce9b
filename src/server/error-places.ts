/** File and line of the first frames, without the message: enough to find the place, nothing of the data. */
export function placesOf(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  const frames = error.stack.matchAll(/^\s+at .*?((?:src|dist|node_modules)\/[^\s)]+)\)?$/gm);
  return [...frames].slice(0, 6).map((frame) => frame[1]!);
}
