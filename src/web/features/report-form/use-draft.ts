import { useEffect, useState } from 'react';

/**
 * What is being filled in, kept for this tab until it is sent or thrown away: a reload loses nothing, and nothing of a
 * person at risk stays in the browser once the tab is closed or its account signs out. The key names the account.
 */
export function useDraft<Values extends object>(
  key: string,
  empty: Values,
): readonly [Values, (change: Partial<Values>) => void, () => void] {
  const [values, setValues] = useState<Values>(() => ({ ...empty, ...keptUnder(key) }));
  useEffect(() => {
    sessionStorage.setItem(key, JSON.stringify(values));
  }, [key, values]);
  const clear = () => {
    setValues(empty);
    sessionStorage.removeItem(key);
  };
  return [values, (change) => setValues((before) => ({ ...before, ...change })), clear];
}

function keptUnder(key: string): object {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
