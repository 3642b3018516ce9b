const two = (n: number): string => String(n).padStart(2, '0');

/** A moment (ISO, UTC) for a person: this machine's time with its distance from UTC, as `2026-11-23 07:39:12 +00:00`. */
export function timeText(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const ahead = -at.getTimezoneOffset();
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  const away = Math.abs(ahead);
  return `${day} ${time} ${ahead < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}
