import type { Log } from '#server/deps';

/** What a request meets while the database is away or coming back: refused connections, and "starting up". */
const away: readonly unknown[] = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', '57P01', '57P02', '57P03'];
const quietMs = 10_000;

/**
 * The server's own log as lines for whoever runs it; what is no trouble stays unsaid. A database that is away is told
 * now and then, not once for each request that it keeps waiting.
 */
export function serverLog(say: (line: string) => void, now: () => number): Log {
  let toldAt = -quietMs;
  return ({ level, event, ...fields }) => {
    if (level === 'info') return;
    if (away.includes(fields['code'])) {
      if (now() - toldAt < quietMs) return;
      toldAt = now();
    }
    const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    say(`${level}: ${event}${rest.join('')}`);
  };
}
