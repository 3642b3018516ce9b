import { Autocomplete, Button, Select, TextInput, Textarea } from '@mantine/core';
import { useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react';
import { attributionKinds, type AttributionKind } from '#domain/reading';
import { wordsOf } from '#domain/span';
import { polarities, stances, type Polarity, type Stance } from '#domain/stance';
import { Kbd } from '../../../ui/kbd.tsx';
import { lackOf, type Draft, type Part } from '../draft.ts';
import { parts } from '../key-command.ts';
import type { Clash, ReaderAction } from '../reader-state.ts';

export const partNames: Record<Part, string> = {
  source: 'who says it',
  cue: 'the saying word',
  content: 'what is said',
};
const polarityNames: Record<Polarity, string> = {
  asserts: 'states it',
  denies: 'denies it',
  asks: 'asks it',
  conditional: 'states it under a condition',
};
const kindNames: Record<AttributionKind, string> = {
  direct: 'in quotation marks',
  mixed: 'quoted in part',
  indirect: 'in the writer’s words',
  unattributed: 'by nobody named',
};

type Props = {
  readonly draft: Draft;
  readonly text: string;
  readonly clash: Clash | null;
  readonly busy: boolean;
  readonly speakers: readonly string[];
  readonly parents: readonly { readonly claimId: string; readonly words: string }[];
  readonly dispatch: (action: ReaderAction) => void;
  readonly onSend: () => void;
};

/** A claim being made or mended: its words are selected in the text, the rest is typed. */
export function DraftForm({ draft, text, clash, busy, speakers, parents, dispatch, onSend }: Props) {
  const change = (change: Partial<Draft>) => dispatch({ do: 'change draft', change });
  const lack = lackOf(draft);
  const form = useRef<HTMLFormElement>(null);
  // A button and no field, so that 1, 2 and 3 still take the selected words.
  useEffect(() => form.current?.querySelector('button')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lack === null) onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
    if (event.key === 'Escape' && !event.defaultPrevented) {
      // The keys of the Reader must not close what is behind as well.
      event.preventDefault();
      dispatch({ do: 'close' });
    }
  };
  return (
    <form
      ref={form}
      className="draft"
      onSubmit={submit}
      onKeyDown={onKeyDown}
      aria-label={draft.of === 'mend' ? 'Mend the claim' : 'Make a claim'}
    >
      <div className="row">
        <b>{draft.of === 'mend' ? 'Mend the claim' : 'Make a claim'}</b>
        <i className="grow" />
        <span className="small muted">select words in the text, then</span>
      </div>
      {clash === null ? null : (
        <div className="problem" role="alert">
          <b>{clash.what}</b> <span>What you typed is kept. {clash.next}</span>{' '}
          <span className="code">{clash.code}</span>
        </div>
      )}
      <div className="parts">
        {parts.map((part, at) => (
          <div key={part} className="part">
            <button type="button" className="deed" onClick={() => dispatch({ do: 'take words', part, how: 'set' })}>
              <Kbd of={String(at + 1)} /> {partNames[part]}
            </button>
            <span className={`part-words sample-${part}`} dir="auto">
              {draft[part].length === 0 ? <span className="faint">none yet</span> : wordsOf(text, draft[part])}
            </span>
            <span className="nowrap small">
              <button
                type="button"
                className="as-link"
                aria-label={`Add the selected words to ${partNames[part]}`}
                onClick={() => dispatch({ do: 'take words', part, how: 'add' })}
              >
                add
              </button>
              {draft[part].length === 0 ? null : (
                <>
                  {' '}
                  <button
                    type="button"
                    className="as-link"
                    aria-label={`Clear ${partNames[part]}`}
                    onClick={() => dispatch({ do: 'drop words', part })}
                  >
                    clear
                  </button>
                </>
              )}
            </span>
          </div>
        ))}
      </div>
      <div className="draft-grid">
        <Select
          size="xs"
          label="Stance"
          data={[...stances]}
          value={draft.stance}
          onChange={(value) => value !== null && change({ stance: value as Stance })}
          allowDeselect={false}
        />
        <Select
          size="xs"
          label="What it does"
          data={polarities.map((value) => ({ value, label: polarityNames[value] }))}
          value={draft.polarity}
          onChange={(value) => value !== null && change({ polarity: value as Polarity })}
          allowDeselect={false}
        />
        <Select
          size="xs"
          label="Told"
          data={attributionKinds.map((value) => ({ value, label: kindNames[value] }))}
          value={draft.kind}
          onChange={(value) => value !== null && change({ kind: value as AttributionKind })}
          allowDeselect={false}
        />
        <Select
          size="xs"
          label="Inside another claim"
          placeholder="no"
          data={parents.map(({ claimId, words }) => ({ value: claimId, label: words }))}
          value={draft.parentId}
          onChange={(parentId) => change({ parentId })}
          searchable
          clearable
          limit={60}
        />
      </div>
      <Autocomplete
        size="xs"
        label="Speaker"
        description="Several with “; ” between; empty leaves it unresolved."
        data={[...speakers]}
        limit={20}
        value={draft.speaker}
        onChange={(speaker) => change({ speaker })}
      />
      <div className="draft-grid">
        <Textarea
          size="xs"
          label="Translation"
          placeholder="if it is in another language"
          autosize
          minRows={1}
          maxRows={6}
          dir="auto"
          value={draft.translation}
          onChange={(event) => change({ translation: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label="Translated by"
          value={draft.translator}
          onChange={(event) => change({ translator: event.currentTarget.value })}
        />
      </div>
      <div className="row">
        <span className="small muted grow">{lack ?? ''}</span>
        <Button size="xs" variant="default" onClick={() => dispatch({ do: 'close' })}>
          Cancel
        </Button>
        <Button size="xs" type="submit" loading={busy} disabled={lack !== null}>
          {draft.of === 'mend' ? 'Save the mend' : 'Make the claim'}
        </Button>
      </div>
    </form>
  );
}
