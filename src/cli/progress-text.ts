/** "received 120 of 845, 64 a second, 11 s left". */
export function progressText(done: string, count: number, total: number, elapsedMs: number): string {
  const rate = elapsedMs > 0 ? (count * 1000) / elapsedMs : 0;
  const parts = [`${done} ${count} of ${total}`];
  if (elapsedMs > 1000 && rate > 0) {
    parts.push(`${rate >= 10 ? rate.toFixed(0) : rate.toFixed(1)} a second`);
    parts.push(`${durationText((total - count) / rate)} left`);
  }
  return parts.join(', ');
}

function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
