import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Claim } from '#api/schemas/claim';
import { useCase } from '../../../lib/case-context.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import { claimsSayingQuery } from '../api/things.ts';

type Props = {
  readonly label: string;
  readonly value: Claim | null;
  readonly onChange: (value: Claim | null) => void;
};

const wordsOf = (claim: Claim): string => `${claim.words.content} (${claim.documentTitle})`;

/** A claim by a part of its words: what is chosen is the claim, with its own words and nobody else’s. */
export function ClaimField({ label, value, onChange }: Props) {
  const { caseId } = useCase();
  const [typed, setTyped] = useState(value === null ? '' : wordsOf(value));
  const asked = useDeferredValue(typed.trim());
  const found =
    useQuery({ ...claimsSayingQuery(caseId, asked), enabled: asked.length > 2 && value === null }).data ?? [];
  const said =
    value === null
      ? asked.length > 2 && found.length === 0
        ? 'no claim of this case says so'
        : 'type a part of its words, then choose it'
      : `${value.stance} by ${value.speaker.name ?? (value.speaker.mention || 'nobody named')}`;
  return (
    <>
      <Autocomplete
        label={label}
        description={said}
        data={[...new Set(found.map(wordsOf))]}
        filter={({ options }) => options}
        limit={12}
        value={typed}
        onChange={(words) => {
          setTyped(words);
          onChange(found.find((one) => wordsOf(one) === words) ?? null);
        }}
        dir="auto"
      />
      {value === null ? null : <FairLine fairness={value.fairness} />}
    </>
  );
}
