import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { announce } from '../../../lib/announce.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { searchQuery } from '../api/search.ts';
import './search-box.css';

export type Hit = ReplyOf<Operations['search']>['hits'][number];

type Props = { readonly caseId: string; readonly onOpen: (hit: Hit) => void };

/** Searches the words of all documents; a hit opens its document at the words. */
export function SearchBox({ caseId, onOpen }: Props) {
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const [at, setAt] = useState(0);
  const [words] = useDebouncedValue(typed.trim(), 180);
  const found = useQuery(searchQuery(caseId, words));
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const hits = found.data?.hits ?? [];
  const shown = opened && words !== '';

  const open = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    setOpened(false);
    // Keys are for the text from here on.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    announce(`${hit.title}, opened at the words found`);
    onOpen(hit);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpened(false);
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      setOpened(true);
      setAt((now) => Math.min(Math.max(now + by, 0), Math.max(hits.length - 1, 0)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (words === typed.trim()) open(hits[at]);
    }
  };

  return (
    <div
      className="search"
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpened(false);
      }}
    >
      <input
        className="search-input"
        type="search"
        role="combobox"
        aria-label="Search the documents of this case"
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[at] !== undefined ? `${listId}-${at}` : undefined}
        placeholder="Search the words of the documents"
        value={typed}
        onFocus={() => setOpened(true)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
          setOpened(true);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="search-list panel" id={listId} role="listbox" aria-label="Places found" hidden={!shown}>
        {found.error === null ? null : <ProblemNotice error={found.error} />}
        {found.isSuccess && hits.length === 0 ? (
          <div className="search-none" role="option" aria-selected="false" aria-disabled="true">
            Nothing in the documents you may see holds these words.
          </div>
        ) : null}
        {hits.map((hit, index) => (
          <div
            key={`${hit.renditionId} ${hit.start}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className="search-hit"
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setAt(index)}
            onClick={() => open(hit)}
          >
            <div className="clip small muted">{hit.title}</div>
            <div className="search-words" dir="auto">
              {hit.before}
              <mark>{hit.words}</mark>
              {hit.after}
            </div>
            <FairLine fairness={hit.fairness} />
          </div>
        ))}
        {found.data?.capped === true ? (
          <div className="search-none small" role="option" aria-selected="false" aria-disabled="true">
            Only the best places are listed; more words find fewer.
          </div>
        ) : null}
      </div>
    </div>
  );
}
