/** UTC, milliseconds, ISO 8601. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}

export function msOf(instant: string | undefined): number | null {
  return instant === undefined ? null : Date.parse(instant);
}
