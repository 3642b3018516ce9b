const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type StopRequest = {
  readonly asked: Promise<void>;
  readonly isAsked: () => boolean;
  forget(): void;
};

/** A wrapper and the terminal may both pass on one and the same Ctrl-C; no person presses it twice this fast. */
const samePressMs = 400;

/** Listens for Ctrl-C and its kin: the first asks for an orderly end, the second forces one. */
export function stopRequest(say: (line: string) => void): StopRequest {
  let isAsked = false;
  let askedAt = 0;
  let resolveAsked: () => void;
  const asked = new Promise<void>((resolve) => (resolveAsked = resolve));
  const onSignal = () => {
    if (isAsked && Date.now() - askedAt < samePressMs) return;
    if (isAsked) {
      say('forced to stop; nothing acknowledged is lost');
      process.exit(130);
    }
    isAsked = true;
    askedAt = Date.now();
    resolveAsked();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    asked,
    isAsked: () => isAsked,
    forget() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
