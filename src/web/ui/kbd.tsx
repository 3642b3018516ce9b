const signs: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };

/** A key as it stands on the keyboard. */
export function Kbd({ of }: { of: string }) {
  return <kbd className="kbd">{signs[of] ?? of}</kbd>;
}
