/** A moment typed as "2026-11-23 07:39", with or without seconds, in the viewer's own zone; null where it is none. */
export function momentTyped(typed: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(typed.trim());
  if (parts === null) return null;
  const at = new Date(`${typed.trim().replace(' ', 'T')}`);
  // 31 February would quietly become a day in March.
  return Number.isNaN(at.getTime()) || at.getDate() !== Number(parts[3]) ? null : at;
}

/** The same moment as it is typed. */
export function typedOf(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}
