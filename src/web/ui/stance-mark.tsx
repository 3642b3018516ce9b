import type { Stance } from '#domain/stance';

/** Each stance by a shape of its own besides its colour. */
export const stanceLooks: Record<Stance, { readonly shape: string; readonly tone: string }> = {
  said: { shape: '○', tone: 'said' },
  stressed: { shape: '●', tone: 'said' },
  alleged: { shape: '◆', tone: 'alleged' },
  denied: { shape: '⊘', tone: 'denied' },
  admitted: { shape: '■', tone: 'admitted' },
  warned: { shape: '▲', tone: 'alleged' },
  assessed: { shape: '△', tone: 'assessed' },
  reported: { shape: '◇', tone: 'said' },
  asked: { shape: '?', tone: 'said' },
  promised: { shape: '□', tone: 'said' },
};

export function StanceMark({ stance }: { stance: Stance }) {
  const look = stanceLooks[stance];
  return (
    <span className={`stance tone-${look.tone}`}>
      <span className="shape" aria-hidden="true">
        {look.shape}
      </span>
      {stance}
    </span>
  );
}
