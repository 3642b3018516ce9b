import { Kbd } from '../../../ui/kbd.tsx';
import type { Command } from '../key-command.ts';
import { parts } from '../key-command.ts';
import { partNames } from './draft-form.tsx';

/** What can be done with the words that are selected. */
export function WordsBar({ drafting, onCommand }: { drafting: boolean; onCommand: (command: Command) => void }) {
  const offers: readonly { key: string; what: string; command: Command }[] = drafting
    ? parts.map((part, at) => ({ key: String(at + 1), what: partNames[part], command: { do: 'take', part } }))
    : [
        { key: 'c', what: 'make a claim of these words', command: { do: 'make' } },
        { key: 'm', what: 'mark them as a name', command: { do: 'mention' } },
      ];
  return (
    <div className="words-bar panel" role="toolbar" aria-label="Selected words">
      {drafting ? <span className="small muted">these words are</span> : null}
      {offers.map((offer) => (
        <button
          key={offer.key}
          type="button"
          className="deed"
          // Pressing a button must not let go of the words.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onCommand(offer.command)}
        >
          <Kbd of={offer.key} /> {offer.what}
        </button>
      ))}
    </div>
  );
}
