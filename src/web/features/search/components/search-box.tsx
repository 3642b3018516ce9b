import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { announce } from '../../../lib/announce.ts';
import { numberText } from '../../../lib/count-text.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { searchQuery } from '../api/search.ts';
import './search-box.css';

export type Hit = ReplyOf<Operations['search']>['hits'][number];

type Props = { readonly caseId: string; readonly onOpen: (hit: Hit) => void; readonly onAll: (words: string) => void };

/** Searches the words of all documents; a hit opens its document at the words. */
export function SearchBox({ caseId, onOpen, onAll }: Props) {
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
  const openAll = () => {
    setOpened(false);
    onAll(typed.trim());
  };
  const last = hits.length;
  // What stands there answers what was typed, and not what stood there before.
  const isSettled = words === typed.trim() && found.data !== undefined && !found.isPlaceholderData;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpened(false);
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      setOpened(true);
      setAt((now) => Math.min(Math.max(now + by, 0), last));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) openAll();
      else if (!isSettled) return;
      else if (at === last) openAll();
      else open(hits[at]);
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
        aria-activedescendant={shown ? `${listId}-${at}` : undefined}
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
            {found.data.problems[0] === undefined ? (
              'Nothing in the documents you may see fits this.'
            ) : (
              <>
                <b>{found.data.problems[0].what}</b> {found.data.problems[0].next}
              </>
            )}
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
        <div
          id={`${listId}-${last}`}
          hidden={!isSettled}
          role="option"
          aria-selected={at === last}
          className="search-hit search-all"
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => setAt(last)}
          onClick={openAll}
        >
          <span>
            {found.data === undefined || found.data.documents === 0
              ? 'Open the search, with how to ask'
              : `All ${`${numberText(found.data.documents)}${found.data.more ? '+' : ''}`} found, with ways to narrow`}
          </span>
          <Kbd of="Ctrl Enter" />
        </div>
      </div>
    </div>
  );
}
