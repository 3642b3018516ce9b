const signs: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

/** A key as it stands on the keyboard. */
export function Kbd({ of }: { of: string }) {
  return <kbd className="kbd">{signs[of] ?? of}</kbd>;
}
