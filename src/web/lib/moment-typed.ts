/** A moment typed as "2026-11-23 07:39", with or without seconds, in the viewer's own zone; null where it is none. */
export function momentTyped(typed: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(typed.trim());
  if (parts === null) return null;
  const at = new Date(`${typed.trim().replace(' ', 'T')}`);
  // 31 February would quietly become a day in March.
  return Number.isNaN(at.getTime()) || at.getDate() !== Number(parts[3]) ? null : at;
}

/** A moment, or a day, whose end is meant, as what was known by then: "2026-03-01" or "2026-03-01 07:39". */
export function dayOrMomentTyped(typed: string): Date | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(typed.trim()) ? momentTyped(`${typed.trim()} 23:59:59`) : momentTyped(typed);
}

/** The same moment as it is typed. */
export function typedOf(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}
